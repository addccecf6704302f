import type { Verdict } from '../../../../shared/board/records.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { daysBetween } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Foresight.module.css';

type SignAndDamageProps = {
  readonly verdict: Pick<Verdict, 'on' | 'signOn'>;
  readonly span: { readonly from: IsoDate; readonly to: IsoDate };
};

/** The first sign and the damage on one line of time, the same line in every row. */
export function SignAndDamage({ verdict, span }: SignAndDamageProps) {
  const text = useText('foresight');
  const { days } = useRegisterPage();
  const length = Math.max(1, daysBetween(span.from, span.to));
  const at = (day: IsoDate): string => `${((100 * daysBetween(span.from, day)) / length).toFixed(1)}%`;
  const said = text.days(
    verdict.signOn === null ? null : days.short(verdict.signOn),
    verdict.on === null ? null : days.short(verdict.on),
  );
  return (
    <span className={styles.marks} title={said === '' ? undefined : said}>
      <span role={said === '' ? undefined : 'img'} aria-label={said === '' ? undefined : said}>
        {verdict.signOn !== null && (
          <svg className={styles.sign} style={{ '--at': at(verdict.signOn) }} viewBox="0 0 12 10" aria-hidden>
            <path d="M6 0 12 10H0z" fill="currentColor" />
          </svg>
        )}
        {verdict.on !== null && <i className={styles.damage} style={{ '--at': at(verdict.on) }} />}
      </span>
    </span>
  );
}
