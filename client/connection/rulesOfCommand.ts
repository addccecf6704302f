import type { Command } from '../../shared/commands/commands.ts';
import { commandRules, isCommandType } from '../../shared/commands/registry.ts';
import type { CommandRules } from '../../shared/commands/rules.ts';

type PageRules = Pick<
  CommandRules<{ [field: string]: string }>,
  'whenLate' | 'words' | 'isStored' | 'leastFrameBytes' | 'givesUp'
>;

/** What the page does with a command. One that a page of another version stored may be unknown to this page. */
export const rulesOf = ({ type }: Command): PageRules =>
  isCommandType(type) ? commandRules[type] : { whenLate: 'shown' };
