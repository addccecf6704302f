import type { OwnedPart } from '../../../../shared/board/board.ts';
import type { Records } from '../../../../shared/board/records.ts';
import type { Reviews } from '../../../../shared/plan/reviews.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isLook } from '../../../../shared/register/schedule.ts';
import { tripwireSentence } from '../../../../shared/register/sentences.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import styles from './Print.module.css';
import { printedIncident } from './printIncidents.ts';

/** A row with more cards would not fit on a page. */
const mostCards = 8;

type PrintRowProps = {
  readonly row: RegisterRow;
  readonly incidents: Records['incidents'];
  readonly reviews: Reviews;
};

/** One row in full. It is not split across pages unless it is longer than one (SPEC FL3a). */
export function PrintRow({ row, incidents, reviews }: PrintRowProps) {
  const text = useText('print');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const { texts } = row;
  const owned = (name: string | null, part: OwnedPart, ...more: (string | null)[]): string =>
    [name === null ? text.nobody : `${name} (${row.accepted.includes(part) ? text.accepted : text.proposed})`, ...more]
      .filter((said) => said !== null)
      .join(', ');
  const step = (): string | null => {
    if (texts.prevention === '') return null;
    const word = text.steps[row.preventionState];
    const since = row.preventionOn === null ? word : text.since(word, formatDate(row.preventionOn));
    return row.preventionNote === null ? since : `${since}: ${row.preventionNote}`;
  };
  const last = row.readings.findLast(isLook);
  const parts: readonly (readonly [name: string, words: string, small: string | null])[] = [
    [text.prevention, texts.prevention || text.empty, owned(row.preventionOwner, 'prevention', row.preventionDue && text.due(formatDate(row.preventionDue)), step())],
    [text.tripwire, row.tripwire === '' ? text.empty : tripwireSentence(row, texts, sentences, formatDate), null],
    ...(last ? [[text.lastCheck, [formatDate(last.on), last.reading, last.note].filter((said) => said !== null && said !== undefined).join(' · '), null] as const] : []),
    [text.contingency, texts.contingency || text.empty, owned(row.contingencyOwner, 'contingency')],
    ...(texts.test === '' ? [] : [[text.test, texts.test, null] as const]),
    ...(texts.dissent === '' ? [] : [[text.dissent, texts.dissent, null] as const]),
    ...Object.entries(incidents)
      .filter(([, { riskId }]) => riskId === row.riskId)
      .sort(([, a], [, b]) => b.on.localeCompare(a.on))
      .map(([id, incident], index) => {
        const [words, small] = printedIncident(incident, reviews[id], { text, formatDate });
        return [index === 0 ? text.incident.title : '', words, small === '' ? null : small] as const;
      }),
  ]; // prettier-ignore
  const hasSentence = [texts.cause, texts.event, texts.effect].some((said) => said !== '');
  const about = [
    row.votes !== null && text.dots(row.votes),
    row.likelihood !== null && row.impact !== null && text.place(row.likelihood, row.impact),
    row.stateOn === null ? text.states[row.state] : text.since(text.states[row.state], formatDate(row.stateOn)),
    row.stateNote,
  ];
  return (
    <section className={styles.row} data-print="row">
      <h3>
        {row.id} {row.title || text.untitled}
        <small>{about.filter(Boolean).join(' · ')}</small>
      </h3>
      {hasSentence && <p>{text.because(texts.cause || '…', texts.event || '…', texts.effect || '…')}</p>}
      <dl>
        {parts.map(([name, words, small], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>
              {words}
              {small !== null && <small>{small}</small>}
            </dd>
          </div>
        ))}
        {row.cards.length > 0 && (
          <div className={styles.cards}>
            <dt>{text.cards}</dt>
            <dd>
              <ul>
                {row.cards.slice(0, mostCards).map((words, index) => (
                  <li key={index}>
                    <p>{words}</p>
                  </li>
                ))}
                {row.cards.length > mostCards && <li>{text.andMore(row.cards.length - mostCards)}</li>}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
