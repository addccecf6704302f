import { daysBetween } from '../../../../shared/time.ts';
import type { EpochMs } from '../../../../shared/time.ts';
import { localDay } from '../../../runtime/localDay.ts';
import { useFormat, useLanguage, useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';

/** How a time of these days is said: "Thursday 16:00" within a week, with its date otherwise. */
export function useDeadline(): (at: EpochMs) => string {
  const text = useText('incidents').lookBack;
  const language = useLanguage();
  const { formatTime } = useFormat();
  const { today, days } = useRegisterPage();
  return (at) => {
    const day = localDay(at);
    const isNear = Math.abs(daysBetween(today, day)) < 7;
    const weekday = (): string => new Intl.DateTimeFormat(language, { weekday: 'long' }).format(at);
    return text.by(isNear ? weekday() : days.long(day), formatTime(at));
  };
}
