import type { EpochMs } from '../../shared/time.ts';

/** All actions of people, one line each; printed when a test fails, so that the run can be repeated. */
export type Script = {
  readonly say: (who: string, what: string) => void;
  readonly text: () => string;
};

const longestLine = 160;

export function createScript(title: string, now: () => EpochMs): Script {
  const startedAt = now();
  const lines: string[] = [];
  return {
    say(who, what) {
      const at = ((now() - startedAt) / 1_000).toFixed(1).padStart(8);
      const line = `${at}  ${who}: ${what}`;
      lines.push(line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
    },
    text: () => [title, ...lines].join('\n'),
  };
}
