/**
 * Replaces lone surrogates and removes control characters other than line breaks and tabs: the server refuses texts with
 * them. shared/protocol/fields.ts has the same rule for commands.
 */
export const cleanText = (text: string): string => text.toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '');
