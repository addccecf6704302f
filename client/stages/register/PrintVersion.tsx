import type { Register, RegisterRow } from '../../../shared/register/register.ts';
import { ifThenSentence, tripwireSentence } from '../../../shared/register/sentences.ts';
import { distributionOf } from './distribution.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { RiskMatrix } from './RiskMatrix.tsx';
import styles from './PrintVersion.module.css';

const median = (values: readonly number[] | null): number | null =>
  values === null ? null : distributionOf(values).median;

/** What is printed: one page in brief with the matrix, then every row in full, then the parked risks. */
export function PrintVersion({ register }: { register: Register }) {
  const text = useText('register').brief;
  const registerText = useText('register');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const { planned, parked, confidence } = register;
  return (
    <div className={styles.brief} aria-hidden="true">
      <section className={styles.first}>
        <p className={styles.eyebrow}>
          {text.heading} · {register.title}
        </p>
        <p className={styles.title}>{registerText.title(planned.length)}</p>
        <p>
          {text.held(formatDate(register.heldOn), register.people)}. {text.failedBy(formatDate(register.failedBy))}.
          {register.rehearsal && ` ${registerText.rehearsal}`}
        </p>
        {register.successMetric !== null && (
          <p>
            {text.success}: {register.successMetric}
          </p>
        )}
        {register.decision !== null && (
          <p>
            {text.decision}: {register.decision}
          </p>
        )}
        {(confidence.before ?? confidence.after) !== null && (
          <p>{text.confidence(median(confidence.before), median(confidence.after))}</p>
        )}
        <div className={styles.overview}>
          <RiskMatrix register={register} />
          <ol>
            {planned.map((row) => (
              <li key={row.riskId}>
                <strong>{row.title || registerText.untitled}</strong>
                <span>
                  {row.tripwire === '' ? registerText.missing(row.missing) : ifThenSentence(row, row.texts, sentences)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </section>
      {planned.map((row, index) => (
        <Row key={row.riskId} row={row} number={index + 1} />
      ))}
      {parked.length > 0 && (
        <section className={styles.row}>
          <h3>{registerText.parked(parked.length)}</h3>
          <ul>
            {parked.map((row) => (
              <li key={row.riskId}>{row.title || registerText.untitled}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Row({ row, number }: { row: RegisterRow; number: number }) {
  const text = useText('register').brief;
  const registerText = useText('register');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const { texts } = row;
  const accepted = (part: RegisterRow['accepted'][number]): string =>
    row.accepted.includes(part) ? text.accepted : text.proposed;
  const owned = (name: string | null, part: RegisterRow['accepted'][number], due: string | null): string =>
    [name === null ? registerText.nobody : `${name} (${accepted(part)})`, due && `${text.due} ${formatDate(due)}`]
      .filter(Boolean)
      .join(', ');
  const hasSentence = [texts.cause, texts.event, texts.effect].some((said) => said !== '');
  const { columns } = registerText;
  return (
    <section className={styles.row}>
      <h3>
        {number}. {row.title || registerText.untitled}
        <small>
          {[
            row.votes !== null && registerText.dots(row.votes),
            row.likelihood !== null && row.impact !== null && registerText.place(row.likelihood, row.impact),
            registerText.states[row.state],
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </h3>
      {hasSentence && <p>{text.because(texts.cause || '…', texts.event || '…', texts.effect || '…')}</p>}
      <dl>
        <dt>{columns.prevention}</dt>
        <dd>
          {texts.prevention || registerText.emptyCell}
          <small>{owned(row.preventionOwner, 'prevention', row.preventionDue)}</small>
        </dd>
        <dt>{columns.tripwire}</dt>
        <dd>{row.tripwire === '' ? registerText.emptyCell : tripwireSentence(row, texts, sentences, formatDate)}</dd>
        <dt>{columns.contingency}</dt>
        <dd>
          {texts.contingency || registerText.emptyCell}
          <small>{owned(row.contingencyOwner, 'contingency', null)}</small>
        </dd>
        {texts.test !== '' && (
          <>
            <dt>{text.test}</dt>
            <dd>{texts.test}</dd>
          </>
        )}
        {texts.dissent !== '' && (
          <>
            <dt>{registerText.dissent}</dt>
            <dd>{texts.dissent}</dd>
          </>
        )}
        {row.cards.length > 0 && (
          <>
            <dt>{text.cards}</dt>
            <dd>
              <ul>
                {row.cards.map((words, index) => (
                  <li key={index}>{words}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
