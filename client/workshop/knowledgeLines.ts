import type { Texts } from '../../shared/text/catalogue.ts';

type Fields = { readonly [key: string]: unknown };

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * What the server holds about this person, in plain sentences. The answer is not validated: missing fields are skipped, and
 * the dialog shows the exact answer below these lines.
 */
export function knowledgeLines(knowledge: unknown, text: Texts<'dialogs'>['knowledge']['lines']): string[] {
  const held = fieldsOf(knowledge);
  const person = fieldsOf(held.person);
  const { address } = fieldsOf(held.mail);
  const notes = listOf(held.notebooks).flatMap((notebook) => listOf(fieldsOf(notebook).notes));
  const ballots = listOf(held.ballots).map(fieldsOf);
  const dots = ballots.flatMap((ballot) => Object.values(fieldsOf(ballot.dots)));
  const hasConfidence = ballots.some((ballot) => typeof ballot.confidence === 'number');
  const hasPulse = ballots.some((ballot) => typeof ballot.pulse === 'string');
  const steps = listOf(held.undo).length;
  const holdsCard = typeof fieldsOf(held.hand).cardId === 'string';
  return [
    typeof person.name === 'string' && text.name(person.name),
    typeof address === 'string' && text.mail(address),
    held.agreed === true && text.agreed,
    held.done === true && text.done,
    typeof held.consent === 'boolean' && (held.consent ? text.consentShow : text.consentKeep),
    notes.length > 0 ? text.notes(notes.length) : text.noNotes,
    dots.length > 0 && text.dots(dots.reduce<number>((sum, dot) => sum + Number(dot), 0)),
    hasConfidence && text.confidence,
    hasPulse && text.pulse,
    holdsCard && text.hand,
    held.isDeputy === true && text.deputy,
    listOf(held.openSockets).length > 0 && text.here,
    typeof held.tokens === 'number' && held.tokens > 0 && text.token,
    steps > 0 && text.undo(steps),
    typeof held.planClientIds === 'number' && held.planClientIds > 0 && text.plan,
  ].filter((line) => line !== false);
}
