import type { RegisterFile } from '../../shared/register/file.ts';
import { registerFileSchema } from '../../shared/register/file.ts';

/** @returns the file, or null when the text does not fit the schema or refers to an id that it does not hold */
export function parseRegisterFile(json: string): RegisterFile | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = registerFileSchema.safeParse(value);
  return parsed.success && isWhole(parsed.data) ? parsed.data : null;
}

/** True when every reference resolves and no id stands twice. */
function isWhole(file: RegisterFile): boolean {
  const risks = new Set(file.risks.map(({ id }) => id));
  const cards = new Set(file.cards.map(({ id }) => id));
  const named = [
    ...Object.keys(file.tally ?? {}),
    ...file.topRisks,
    ...(file.minority === null ? [] : [file.minority]),
  ];
  return (
    risks.size === file.risks.length &&
    cards.size === file.cards.length &&
    named.every((id) => risks.has(id)) &&
    file.cards.every(
      (card) => (card.risk === null || risks.has(card.risk)) && (card.sameAs === null || cards.has(card.sameAs)),
    )
  );
}
