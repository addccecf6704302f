import { useMemo } from 'react';
import type { Command, CommandOf, CommandType } from '../../shared/commands/commands.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { commandsByCapability } from '../../shared/commands/permissions.ts';
import type { Trouble, WorkshopConnection } from '../connection/workshopConnection.ts';
import { useSignal, useWorkshopStore } from '../documents/WorkshopProvider.tsx';

/** One function per command of CONTRACT section 5: its fields in, the server's answer out. Never rejects. */
export type Commands = { readonly [T in CommandType]: (fields: Omit<CommandOf<T>, 'type'>) => Promise<Reply> };

export function createCommands(connection: Pick<WorkshopConnection, 'send'>): Commands {
  // The table of permissions names every command; the schemas themselves would weigh on the first page.
  const entries = Object.keys(commandsByCapability).map((type) => [
    type,
    (fields: object) => connection.send({ type, ...fields } as Command),
  ]);
  return Object.fromEntries(entries) as Commands;
}

export function useCommands(): Commands {
  const { connection } = useWorkshopStore();
  return useMemo(() => createCommands(connection), [connection]);
}

/** Refused commands that their author should hear of, oldest first. */
export function useCommandTrouble(): {
  readonly trouble: readonly Trouble[];
  readonly dismiss: (index: number) => void;
} {
  const { connection } = useWorkshopStore();
  return { trouble: useSignal(connection.trouble), dismiss: connection.dismissTrouble };
}
