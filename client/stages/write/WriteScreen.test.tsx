import { act, cleanup, screen, within } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { readNotes } from '../../../shared/notebook/notebook.ts';
import { defaultSettings } from '../../../shared/session/session.ts';
import { editPeople } from '../../../shared/session/session.ts';
import type { People, Session, Sharing } from '../../../shared/session/session.ts';
import {
  createFakeConnection,
  createSampleSession,
  fakeParticipantId,
  samplePeople,
} from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import type { WritableSignal } from '../../runtime/signal.ts';
import type { Timers } from '../../runtime/timers.ts';
import { writeText } from '../../testing/english.ts';
import { WithFoot } from '../../testing/WithFoot.tsx';
import { WriteScreen } from './WriteScreen.tsx';

afterEach(cleanup);

// Not in jsdom.
HTMLElement.prototype.hidePopover = () => undefined;

const person = { role: 'participant', connected: true, writes: true, reads: true, simulated: false } as const;
const others = (n: number): People =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`other${i}`, { ...person, name: `Other ${i}` }]));

function open(
  people: People = { ...samplePeople, ...others(4) },
  sharing: Sharing = 'dealt',
  { roster = Object.keys(people), ...changed }: Partial<Session> & { readonly roster?: readonly string[] } = {},
  clock?: Clock,
) {
  const { stage, workshop } = createSampleSession();
  const connection = createFakeConnection({
    ...clock,
    people,
    session: {
      stage: { ...stage, name: 'write' },
      open: { notebook: 1, ballot: null, closingAt: null, roster, ballotRoster: null },
      workshop: { ...workshop, settings: { ...defaultSettings, sharing } },
      ...changed,
    },
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <WithFoot>
        <WriteScreen />
      </WithFoot>
    </WorkshopProvider>,
  );
  const texts = (): string[] => readNotes(connection.notebook.get()!.doc.get()).map((note) => note.text);
  return { connection, texts, entry: () => screen.getByRole('textbox', { name: /Why it failed/ }) };
}

type Clock = { readonly now: () => number; readonly timers: Timers };

/** A clock that the test turns; what repeats runs once a turn. */
function createClock(): Clock & { readonly pass: (ms: number) => void } {
  let at = 0;
  const repeated = new Set<() => void>();
  return {
    now: () => at,
    timers: {
      after: () => () => undefined,
      every: (_ms, run) => {
        repeated.add(run);
        return () => void repeated.delete(run);
      },
    },
    pass: (ms) => {
      at += ms;
      for (const run of repeated) run();
    },
  };
}

describe('writing', () => {
  test('the field is a note from its first character; Enter starts the next one', async () => {
    const { entry, texts } = open();
    await userEvent.type(entry(), 'N');
    expect(texts()).toEqual(['N']);
    await userEvent.type(entry(), 'obody asked{Enter}Second');
    expect(texts()).toEqual(['Nobody asked', 'Second']);
    expect(screen.getAllByRole('listitem').some((row) => row.textContent?.includes('Nobody asked'))).toBe(true);
  });

  test('pasted lines become notes, and one undo removes them', async () => {
    const { entry, texts } = open();
    await userEvent.click(entry());
    await userEvent.paste('- One\n- Two\n\n3. Three');
    expect(texts().filter((text) => text !== '')).toEqual(['One', 'Two', 'Three']);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(texts().filter((text) => text !== '')).toEqual([]);
  });

  test('a vague word is noticed and nothing is blocked', async () => {
    const { entry, texts } = open();
    await userEvent.type(entry(), 'The partner might say no');
    expect(screen.getByText(/It did happen. Say what did/)).toBeTruthy();
    await userEvent.type(entry(), '{Enter}');
    expect(texts()).toContain('The partner might say no');
  });

  test('DV6 few writers are told before they write that nothing is shown without their consent', () => {
    open({ ...samplePeople, ...others(2) });
    expect(screen.getByText(/3 people are writing/)).toBeTruthy();
  });

  test('NB1d the notes that the server holds are being loaded until they arrive, and not missing', () => {
    const { connection } = open();
    const synced = connection.notebook.get()!.synced as WritableSignal<boolean>;
    expect(screen.getByText(/Nothing written yet/)).toBeDefined();
    act(() => synced.set(false));
    expect(screen.getByText(writeText.loading)).toBeDefined();
    expect(screen.queryByText(/Nothing written yet/)).toBeNull();
    expect(screen.queryByText(writeText.saved)).toBeNull();
  });

  test('DV6 a restart of the server, after which everybody is away for seconds, tells nobody that they write alone', () => {
    const everybody = { ...samplePeople, ...others(4) };
    const { pass, ...clock } = createClock();
    const { connection } = open(everybody, 'dealt', {}, clock);
    const away = Object.fromEntries(
      Object.entries(everybody).map(([id, one]) => [id, { ...one, connected: id === fakeParticipantId }]),
    );
    act(() => editPeople(connection.session.doc.get(), away));
    expect(screen.queryByText(/nothing is shown unless/)).toBeNull();
    act(() => pass(11_000));
    expect(screen.getByText(/You’re the only one writing/)).toBeDefined();
  });

  test('RO5 people who came since the round opened are not counted', () => {
    open({ ...samplePeople, ...others(4) }, 'dealt', { roster: [...Object.keys(samplePeople), 'other0'] });
    expect(screen.getByText(/2 people are writing/)).toBeTruthy();
  });

  test('RO4c before the field the page names who came since the lobby, also who left again', () => {
    const people: People = {
      ...samplePeople,
      ...others(4),
      other4: { ...person, name: 'Zoe', connected: false, left: true },
    };
    const { entry } = open(people, 'dealt', { newcomers: { before: ['other1', 'other4'], since: [] } });
    const named = screen.getByText(/^Other 1 and Zoe \(left\) came since the lobby/);
    expect(named.compareDocumentPosition(entry()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  test('RO4c it shows how many came and left while people write', () => {
    const present = { ...samplePeople, ...others(4) };
    const gone = { ...person, connected: false, left: true } as const;
    const people: People = {
      ...present,
      x: { ...gone, name: 'Xia' },
      y: { ...person, name: 'Yan' },
      o: { ...person, name: 'Oz', role: 'observer' },
    };
    open(people, 'dealt', {
      roster: Object.keys(present),
      newcomers: { before: [], since: ['x', 'y'] },
      movement: { came: 2, left: 1 },
    });
    expect(screen.getByText('2 people came and 1 left while you wrote.')).toBeTruthy();
    expect(screen.queryByText(/came since/)).toBeNull();
  });

  test('RO4c nobody is told about their own coming', () => {
    open(samplePeople, 'dealt', { newcomers: { before: [fakeParticipantId], since: [fakeParticipantId] } });
    expect(screen.queryByText(/came since|came while/)).toBeNull();
  });

  test('four writers are not told so', () => {
    open({ ...samplePeople, ...others(3) });
    expect(screen.queryByText(/people are writing/)).toBeNull();
  });

  test('SH7e with own cards, the page says before the field that everyone will know the writer', () => {
    const { entry } = open(undefined, 'own');
    const warning = screen.getByText('Everyone will know these are yours.');
    expect(warning.compareDocumentPosition(entry()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(screen.queryByText('Only you can see these.')).toBeNull();
  });

  test('observers and people who opted out see no progress', async () => {
    const me = Object.keys(samplePeople)[0]!;
    const { connection } = open({ [me]: { ...person, name: 'Ana', writes: false } });
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Write after all' }));
    expect(connection.sent).toEqual([{ type: 'setPart', writes: true }]);
  });

  test('undo restores a deleted note to its place', async () => {
    const { entry } = open();
    await userEvent.type(entry(), 'First{Enter}Second{Enter}Third{Enter}');
    const list = screen.getByRole('region', { name: 'Your notes, newest first' });
    const shown = () => within(list).getAllByRole('textbox').map((field) => (field as HTMLTextAreaElement).value); // prettier-ignore
    expect(shown()).toEqual(['Third', 'Second', 'First']);
    await userEvent.click(within(list).getAllByText('Delete')[1]!);
    expect(shown()).toEqual(['Third', 'First']);
    await userEvent.click(within(list).getByRole('button', { name: 'Undo' }));
    expect(shown()).toEqual(['Third', 'Second', 'First']);
  });
});
