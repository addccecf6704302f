import { effectiveOwner } from '../../../../shared/register/owners.ts';
import type { Records } from '../../../../shared/board/records.ts';
import type { Register, RegisterRow } from '../../../../shared/register/register.ts';
import { figuresOf } from '../../../../shared/register/figures.ts';
import { ifThenSentence } from '../../../../shared/register/sentences.ts';
import { oneLine } from '../../../../shared/register/words.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { QrCode } from '../../../ui/QrCode.tsx';
import { distributionOf } from '../distribution.ts';
import { entriesThatFit } from './briefFit.ts';
import { PrintMatrix } from './PrintMatrix.tsx';
import type { PrintLink } from './usePrintLink.ts';
import styles from './Print.module.css';

const mostChecks = 5;

const median = (values: readonly number[] | null): number | null =>
  values === null || values.length === 0 ? null : distributionOf(values).median;

type PrintBriefProps = {
  readonly register: Register;
  readonly records: Records;
  readonly today: IsoDate;
  readonly link: PrintLink;
};

/** The first page: the register in brief. It never takes more than one page (SPEC FL3b). */
export function PrintBrief({ register, records, today, link }: PrintBriefProps) {
  const text = useText('print');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const { planned, confidence } = register;
  const facts = [
    `${text.held(formatDate(register.heldOn), register.people)}. ${text.failedBy(formatDate(register.failedBy))}.`,
    ...(register.successMetric === null ? [] : [`${text.success}: ${register.successMetric}`]),
    ...(register.decision === null ? [] : [`${text.decision}: ${register.decision}`]),
    ...(register.dissent === '' ? [] : [`${text.wholeDissent}: ${oneLine(register.dissent)}`]),
    ...(register.rehearsal ? [text.rehearsal] : []),
  ];
  const checks = nextChecks(register);
  const unrated = planned.filter(({ score }) => score === null).map(({ id }) => id);
  const figures = [
    ...((confidence.before ?? confidence.after ?? confidence.halfway ?? null) === null
      ? []
      : [text.confidence(median(confidence.before), median(confidence.after), median(confidence.halfway ?? null))]),
    text.figures(figuresOf(register, today, records)),
  ];
  const small = [
    text.nextChecks,
    ...(checks.length === 0 ? [text.noChecks] : checks.slice(0, mostChecks).map((row) => check(row))),
    ...(checks.length > mostChecks ? [text.andMore(checks.length - mostChecks)] : []),
    ...(unrated.length > 0 ? [text.notRated(unrated)] : []),
  ];
  function check(row: RegisterRow): string {
    const what = oneLine(row.texts.signal) || row.title;
    return text.check(formatDate(row.nextCheck ?? today), row.id, what, effectiveOwner(row, 'watcher'));
  }
  const entries = planned.map((row) => ({
    row,
    title: `${row.id} ${row.title || text.untitled}`,
    sentence: row.tripwire === '' ? text.missing(row.missing) : ifThenSentence(row, row.texts, sentences),
  }));
  const shown = entries.slice(0, entriesThatFit(entries, facts, small.length + 2 * figures.length));
  return (
    <section className={styles.first} data-print="brief">
      <header className={styles.head}>
        <div>
          <p className={styles.eyebrow}>
            {text.heading} · {text.risks(planned.length)} · {text.printedOn(formatDate(today))}
            {register.importedOn !== null && ` · ${text.imported(formatDate(register.importedOn))}`}
          </p>
          <p className={styles.title}>{register.title}</p>
        </div>
        <div className={styles.link}>
          <QrCode text={link.address} label="" className={styles.qr} />
          <p>
            {link.isRead ? text.readLink : text.memberLink}
            <span>{link.address}</span>
          </p>
        </div>
      </header>
      {facts.map((fact) => (
        <p key={fact} className={styles.fact}>
          {fact}
        </p>
      ))}
      {figures.map((line) => (
        <p key={line} className={styles.figures}>
          {line}
        </p>
      ))}
      <div className={styles.small}>
        {small.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      <div className={styles.overview}>
        <PrintMatrix rows={planned} />
        <ul className={styles.key}>
          {shown.map(({ row, title, sentence }) => (
            <li key={row.riskId}>
              <strong>{title}</strong>
              <span>{sentence}</span>
            </li>
          ))}
          {shown.length < entries.length && <li>{text.andMore(entries.length - shown.length)}</li>}
        </ul>
      </div>
    </section>
  );
}

/** The rows that have a next check, the earliest first. */
const nextChecks = ({ planned, parked }: Register): RegisterRow[] =>
  [...planned, ...parked]
    .filter(({ nextCheck }) => nextCheck !== null)
    .sort((a, b) => ((a.nextCheck ?? '') < (b.nextCheck ?? '') ? -1 : 1));
