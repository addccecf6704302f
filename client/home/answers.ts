import type { CreateWorkshop } from '../../shared/commands/requests.ts';
import type { Sharing } from '../../shared/session/session.ts';
import type { Preset } from '../../shared/stages/agenda.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { isIsoDate } from '../../shared/time.ts';
import type { IsoDate } from '../../shared/time.ts';

/** The fields of the form on the first page. */
export type Answers = {
  readonly title: string;
  readonly failedBy: IsoDate;
  readonly preset: Preset;
  readonly metric: string;
  readonly name: string;
  readonly decision: string;
  readonly sharing: Sharing;
};
export type Problems = { readonly title?: string; readonly failedBy?: string };

export function problemsOf(answers: Answers, today: IsoDate, text: Texts<'home'>): Problems {
  return {
    ...(answers.title.trim() === '' && { title: text.titleMissing }),
    ...(!isIsoDate(answers.failedBy)
      ? { failedBy: text.failedByMissing }
      : answers.failedBy <= today && { failedBy: text.failedByPast }),
  };
}

/** Blank answers are left out, so that the server's defaults hold. */
export function bodyOf(
  { title, failedBy, preset, metric, name, decision, sharing }: Answers,
  language: string,
): CreateWorkshop {
  return {
    title: title.trim(),
    language,
    failedBy,
    preset,
    settings: { sharing },
    ...(metric.trim() !== '' && { successMetric: metric.trim() }),
    ...(name.trim() !== '' && { facilitatorName: name.trim() }),
    ...(decision.trim() !== '' && { decision: decision.trim() }),
  };
}
