/**
 * Takes out what the server would refuse in any text: lone surrogates, and control characters other than line ends and tabs.
 * The same rule as shared/protocol/fields.ts states for commands.
 */
export const cleanText = (text: string): string => text.toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '');
