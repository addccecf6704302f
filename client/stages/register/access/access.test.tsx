import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../../../../shared/commands/commands.ts';
import type { Links, Reply } from '../../../../shared/protocol/replies.ts';
import type { People, Session } from '../../../../shared/session/session.ts';
import { formatOf } from '../../../../shared/text/format.ts';
import type { Visitor } from '../../../connection/workshopConnection.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { browserSeats } from '../../../runtime/seats.ts';
import { english } from '../../../testing/english.ts';
import {
  createFakeConnection,
  createSampleSession,
  fakeParticipantId,
  samplePeople,
} from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { useRegister } from '../useRegister.ts';
import { AccessFoot } from './AccessFoot.tsx';
import { AccessNotices } from './AccessNotices.tsx';
import { ShareDialog } from './ShareDialog.tsx';

const text = english.access;
const { formatDate } = formatOf('en');
const sample = createSampleSession();
const omarId = 'omarOmarOmarOmarOmarOm';
const people: People = {
  ...samplePeople,
  [omarId]: { name: 'Omar', role: 'participant', connected: false, writes: true, reads: true, simulated: false },
};
let links: Links;
let answers: readonly string[] | null;
let asked: string[];

const answerTo = (path: string): object => {
  if (path.endsWith('/answers')) return { answers };
  if (path.endsWith('/feeds')) return { feeds: [] };
  if (path.endsWith('/keys')) return { keys: [] };
  if (path.endsWith('/mail')) return { isConfigured: false, isOn: true, own: null };
  return path.endsWith('/webhooks') ? { webhooks: [], deliveries: [] } : links;
};

beforeEach(() => {
  links = { join: null, links: [], personal: [] };
  answers = null;
  asked = [];
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify(answerTo(path))));
  });
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Given = {
  readonly workshop?: Partial<Session['workshop']>;
  readonly as?: 'facilitator' | 'omar' | Visitor;
  readonly answer?: (command: Command) => Reply;
  readonly now?: string;
  readonly history?: Session['history'];
};

function show(
  ui: ReactNode,
  { workshop, as = 'facilitator', answer, now = '2027-01-20', history = sample.history }: Given = {},
) {
  const connection = createFakeConnection({
    now: () => Date.parse(`${now}T09:00:00Z`),
    session: {
      stage: { ...sample.stage, name: 'register' },
      history,
      workshop: {
        ...sample.workshop,
        createdAt: Date.parse('2026-12-20T09:00:00Z'),
        keptUntil: '2027-08-12',
        ...workshop,
      },
    },
    people,
    ...(typeof as === 'object' ? { visitor: as } : { participantId: as === 'omar' ? omarId : fakeParticipantId }),
    ...(answer && { answer }),
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      {ui}
    </WorkshopProvider>,
  );
  return connection;
}
const dialog = <ShareDialog open onClose={() => undefined} />;
const readLink = { linkId: 'link1', may: 'read', until: null, madeOn: '2027-01-02', secret: 'rrr' } as const;
const address = `${window.location.host}/r/${sample.workshop.id}#rrr`;

test('LC3a the facilitator makes a link with a last day; one to edit is shown once, with the sentence that it is', async () => {
  const connection = show(dialog, {
    answer: ({ type }) => {
      if (type !== 'makeLink') return { ok: true };
      links = { ...links, links: [{ linkId: 'link2', may: 'edit', until: '2027-03-31', madeOn: '2027-01-20' }] };
      return { ok: true, linkId: 'link2', link: `/r/${sample.workshop.id}#eee` };
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: text.share.makeLabel('Edit') }));
  await userEvent.type(screen.getByLabelText(text.share.lastDay), '2027-03-31');
  await userEvent.click(screen.getByRole('button', { name: text.share.makeConfirm }));
  expect(connection.sent).toEqual([{ type: 'makeLink', may: 'edit', until: '2027-03-31' }]);
  const shown = await screen.findByLabelText(text.share.theLink.edit);
  expect((shown as HTMLInputElement).value).toBe(`${window.location.origin}/r/${sample.workshop.id}#eee`);
  screen.getByText(text.share.once);
  screen.getByText(text.share.until(formatDate('2027-03-31')));
  cleanup();
  show(dialog);
  await screen.findByText(text.share.onceHidden);
  expect(screen.queryByLabelText(text.share.theLink.edit)).toBeNull();
});

test('an answer without the lists of links is a failure that can be tried again, and the page stays', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
  show(dialog);
  await screen.findByText(text.share.failed, { exact: false });
  screen.getByRole('button', { name: text.share.retry });
});

test('LC3b a last day that has passed is not sent', async () => {
  const connection = show(dialog);
  await userEvent.click(await screen.findByRole('button', { name: text.share.makeLabel('Check') }));
  await userEvent.type(screen.getByLabelText(text.share.lastDay), '2027-01-19');
  await userEvent.click(screen.getByRole('button', { name: text.share.makeConfirm }));
  screen.getByText(text.share.lastDayPast);
  expect(connection.sent).toEqual([]);
});

test('LC3c revoking asks first', async () => {
  links = { ...links, links: [readLink] };
  const connection = show(dialog);
  await userEvent.click(await screen.findByRole('button', { name: text.share.revokeLabel('Read') }));
  expect(connection.sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: text.share.revokeConfirm }));
  expect(connection.sent).toEqual([{ type: 'revokeLink', linkId: 'link1' }]);
});

test('LC3d others see the link to read, or whom to ask for one, and nothing to make or revoke', async () => {
  show(dialog, { as: 'omar' });
  await screen.findByText(text.share.askForRead('Ana'));
  cleanup();
  links = { ...links, links: [readLink] };
  show(dialog, { as: 'omar' });
  await screen.findByText(address);
  for (const name of [text.share.revokeLabel('Read'), text.share.replaceLabel('Read'), text.share.makeLabel('Check')])
    expect(screen.queryByRole('button', { name })).toBeNull();
  screen.getByRole('button', { name: text.share.ownMake });
  cleanup();
  show(dialog, { as: { may: 'read', name: '' } });
  await screen.findByText(address);
  expect(screen.queryByRole('button', { name: text.share.ownMake })).toBeNull();
});

test('LC3e the facilitator gives a person who lost their seat a link, which is shown once', async () => {
  const connection = show(dialog, {
    answer: ({ type }) =>
      type === 'makePersonalLink' ? { ok: true, linkId: 'l', link: `/p/${sample.workshop.id}#ppp` } : { ok: true },
  });
  await userEvent.selectOptions(await screen.findByLabelText(text.share.lost), 'Omar');
  await userEvent.click(screen.getByRole('button', { name: text.share.giveLabel('Omar') }));
  expect(connection.sent).toEqual([{ type: 'makePersonalLink', participantId: omarId }]);
  await screen.findByLabelText(text.share.newFor('Omar'));
  screen.getByText(text.share.personalOnce);
});

test('LC5a the foot says until when everything is kept; only the facilitator keeps it longer, closes or deletes it', async () => {
  const connection = show(<AccessFoot />);
  screen.getByText(text.kept.until(formatDate('2027-08-12')));
  await userEvent.click(screen.getByRole('button', { name: text.kept.longer }));
  const day = screen.getByLabelText(text.kept.day);
  await userEvent.type(day, '2027-08-12');
  await userEvent.click(screen.getByRole('button', { name: text.kept.confirm }));
  screen.getByText(text.kept.dayWrong);
  await userEvent.clear(day);
  await userEvent.type(day, '2028-01-31');
  await userEvent.click(screen.getByRole('button', { name: text.kept.confirm }));
  expect(connection.sent).toEqual([{ type: 'keepLonger', until: '2028-01-31' }]);
  cleanup();
  show(<AccessFoot />, { as: 'omar' });
  screen.getByText(text.kept.until(formatDate('2027-08-12')));
  for (const name of [text.kept.longer, text.readOnly.make, text.remove.button])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

const download = vi.fn();

function Notices() {
  const { register, today } = useRegister();
  return <AccessNotices register={register} today={today} onDownload={download} />;
}

test('LC5b from 14 days before the last day on the page says that everything is deleted, and how to keep it', () => {
  show(<Notices />, { now: '2027-07-28' });
  expect(screen.queryByText(text.expiring.text(formatDate('2027-08-12')))).toBeNull();
  cleanup();
  show(<Notices />, { now: '2027-07-29' });
  screen.getByText(text.expiring.text(formatDate('2027-08-12')));
  screen.getByRole('button', { name: text.kept.longer });
  cleanup();
  show(<Notices />, { now: '2027-07-29', as: 'omar' });
  screen.getByText(text.expiring.others('Ana'), { exact: false });
  expect(screen.queryByRole('button', { name: text.kept.longer })).toBeNull();
});

test('RW7i a nearly full history offers the file that holds all of it', () => {
  show(<Notices />);
  expect(screen.queryByText(text.history.nearlyFull)).toBeNull();
  cleanup();
  show(<Notices />, { history: { last: 19_500, nearlyFull: true } });
  screen.getByRole('button', { name: text.history.download }).click();
  expect(download).toHaveBeenCalledOnce();
});

test('LC5c read-only asks first, says what it means, and is undone by the facilitator alone', async () => {
  const connection = show(<AccessFoot />);
  await userEvent.click(screen.getByRole('button', { name: text.readOnly.make }));
  const asked = within(screen.getByRole('dialog', { name: text.readOnly.title }));
  asked.getByText(text.readOnly.text);
  await userEvent.click(asked.getByRole('button', { name: text.readOnly.make }));
  expect(connection.sent).toEqual([{ type: 'setReadOnly', readOnly: true }]);
  cleanup();
  const closed = show(<Notices />, { workshop: { closed: true } });
  await userEvent.click(screen.getByRole('button', { name: text.readOnly.undo }));
  expect(closed.sent).toEqual([{ type: 'setReadOnly', readOnly: false }]);
  cleanup();
  show(<Notices />, { workshop: { closed: true }, as: 'omar' });
  screen.getByText(text.readOnly.banner);
  expect(screen.queryByRole('button', { name: text.readOnly.undo })).toBeNull();
});

test('LC4b the facilitator link stays at the top of the register until the facilitator has kept it', async () => {
  const seat = { workshopId: sample.workshop.id, participantId: fakeParticipantId, token: 't', name: 'Ana' };
  browserSeats().save({ ...seat, role: 'facilitator', facilitatorLink: 'https://here/w/x#f=secret' });
  show(<Notices />, { as: 'omar' });
  expect(screen.queryByRole('region', { name: english.ending.keep.title })).toBeNull();
  cleanup();
  show(<Notices />);
  screen.getByRole('region', { name: english.ending.keep.title });
  await userEvent.click(screen.getByRole('button', { name: english.ending.keep.saved }));
  expect(screen.queryByRole('region', { name: english.ending.keep.title })).toBeNull();
  expect(browserSeats().read(seat.workshopId)?.facilitatorLink).toBeUndefined();
});

test('LC6 the answers are asked for when their fold is opened, by people of the meeting; the facilitator deletes them', async () => {
  answers = ['The date was never real'];
  const connection = show(<AccessFoot />);
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByText(text.answers.title));
  await screen.findByText('The date was never real');
  await userEvent.click(screen.getByRole('button', { name: text.answers.remove }));
  answers = null;
  await userEvent.click(screen.getByRole('button', { name: text.answers.removeConfirm }));
  expect(connection.sent).toEqual([{ type: 'deleteAnswers' }]);
  await screen.findByText(text.answers.none);
  cleanup();
  show(<AccessFoot />, { as: { may: 'edit', name: 'Ravi' } });
  expect(screen.queryByText(text.answers.title)).toBeNull();
});
