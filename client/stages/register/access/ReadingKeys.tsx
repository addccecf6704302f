import { useState } from 'react';
import type { Board, Risk } from '../../../../shared/board/board.ts';
import type { RiskId } from '../../../../shared/ids.ts';
import type { KeyList } from '../../../../shared/protocol/replies.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { lastMeasured } from '../../../../shared/register/measuring.ts';
import { titleOf } from '../../../../shared/register/score.ts';
import { isoDateIn } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { fetchKeys } from '../../../connection/programRequests.ts';
import { useBoard, useMe, useNow, useSession } from '../../../documents/workshop.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { LinkRow } from './LinkRow.tsx';
import { useList } from './useList.ts';
import styles from './access.module.css';

const wholeBoard = (board: Board): Board => board;

type Key = KeyList['keys'][number];
type Made = { readonly riskId: RiskId; readonly key: string };

/** Keys with which programs record readings. They are the facilitator's; nobody else is shown any (SPEC TL6a). */
export function ReadingKeys() {
  const { isFacilitator } = useMe();
  return isFacilitator ? <Keys /> : null;
}

function Keys() {
  const text = useText('programs');
  const board = useBoard(wholeBoard);
  const { list, failed, reload } = useList(fetchKeys);
  const { makeKey } = useCommands();
  const [chosen, setChosen] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const [notMade, setNotMade] = useState(false);
  const keys = list?.keys ?? [];
  const risks = Object.entries(board.risks)
    .filter(
      ([riskId, { state }]) => state !== 'retired' && keys.filter((key) => key.riskId === riskId).length < limits.keys,
    )
    .sort(([, a], [, b]) => (a.number ?? 0) - (b.number ?? 0));
  const make = async (): Promise<void> => {
    const reply = await makeKey({ riskId: chosen });
    setNotMade(!reply.ok);
    if (!reply.ok || reply.key === undefined) return;
    setMade({ riskId: chosen, key: reply.key });
    setChosen('');
    await reload();
  };
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h3>{text.keys.title}</h3>
        <p>{text.keys.hint}</p>
      </div>
      <ul className={styles.rows}>
        {keys.map((key) => {
          const risk = board.risks[key.riskId];
          return (
            risk && (
              <KeyRow key={key.keyId} of={key} risk={risk} title={titleOf(board, key.riskId)} onChanged={reload} />
            )
          );
        })}
        {made !== null && <NewKey made={made} />}
        {list !== null && risks.length > 0 && (
          <li>
            <form
              className={styles.give}
              aria-label={text.keys.make}
              onSubmit={(event) => {
                event.preventDefault();
                if (chosen !== '') void make();
              }}
            >
              <SelectField
                label={text.keys.tripwire}
                value={chosen}
                options={[
                  { value: '', label: text.keys.choose },
                  ...risks.map(([riskId, { number }]) => ({
                    value: riskId,
                    label: text.keys.tripwireOf(number ?? 0, titleOf(board, riskId)),
                  })),
                ]}
                onChange={setChosen}
              />
              <Button size="small" type="submit" disabled={chosen === ''}>
                {text.keys.make}
              </Button>
            </form>
          </li>
        )}
        {(failed || notMade) && (
          <li role="alert" className={styles.failed}>
            {text.failed}{' '}
            <Button size="small" onClick={() => void reload()}>
              {text.retry}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

type KeyRowProps = { of: Key; risk: Risk; title: string; onChanged: () => Promise<void> };

function KeyRow({ of, risk, title, onChanged }: KeyRowProps) {
  const all = useText('programs');
  const text = all.keys;
  const { number, formatDate, formatTime } = useFormat();
  const zone = useSession(({ workshop }) => workshop.timeZone ?? 'UTC');
  const today = isoDateIn(zone, useNow(60_000));
  const { revokeKey, setInARow } = useCommands();
  const [isRevoking, setIsRevoking] = useState(false);
  const id = `R${risk.number ?? ''}`;
  const last = lastMeasured(risk);
  const day = last && isoDateIn(zone, last.at);
  const when =
    last && day && (day === today ? text.today(formatTime(last.at)) : text.at(formatDate(day), formatTime(last.at)));
  const value = last?.reading;
  return (
    <LinkRow
      name={id}
      actions={
        <Button size="small" variant="quiet" aria-label={text.revokeLabel(id)} onClick={() => setIsRevoking(true)}>
          {all.revoke}
        </Button>
      }
    >
      <span>{title}</span>
      <p>
        {when === null ? text.nothingYet : text.last(typeof value === 'number' ? number(value) : (value ?? ''), when)}
      </p>
      <SelectField
        label={text.inARowField}
        value={String(risk.inARow ?? 1)}
        options={[1, 2, 3, 5, 10, 20].map((count) => ({ value: String(count), label: text.inARow(count) }))}
        onChange={(count) => void setInARow({ riskId: of.riskId, inARow: Number(count) })}
      />
      <Confirm
        open={isRevoking}
        danger
        title={text.revokeTitle}
        confirm={text.revokeConfirm}
        onConfirm={async () => {
          if ((await revokeKey({ keyId: of.keyId })).ok) await onChanged();
        }}
        onClose={() => setIsRevoking(false)}
      >
        <p>{text.revokeText}</p>
      </Confirm>
    </LinkRow>
  );
}

/** The key, shown this once, inside a command that works. */
function NewKey({ made }: { made: Made }) {
  const text = useText('programs').keys;
  const address = `${window.location.origin}/api/readings`;
  const command = [
    `curl ${address} \\`,
    `  -H "Authorization: Bearer ${made.key}" -H "Content-Type: application/json" \\`,
    `  -d '{"value": 1240, "note": "${text.note}"}'`,
  ].join('\n');
  return (
    <li className={styles.newKey} role="status">
      <pre aria-label={text.command}>{command}</pre>
      <span className={styles.keyActions}>
        <CopyButton text={command} label={text.copyCommand} />
        <small>{text.once}</small>
      </span>
      <details>
        <summary>{text.how}</summary>
        <p>{text.howGrafana}</p>
        <p>{text.howAlertmanager}</p>
        <p>{text.howThen}</p>
        <code>{address}</code>
      </details>
    </li>
  );
}
