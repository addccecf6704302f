import { useMemo } from 'react';
import type { Command, CommandOf } from '../../shared/commands/commands.ts';
import type { CommandType } from '../../shared/commands/registry.ts';
import { commandTypes } from '../../shared/commands/registry.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { RefusedCommand, WorkshopConnection } from '../connection/workshopConnection.ts';
import { useSignal, useWorkshopStore } from '../documents/WorkshopProvider.tsx';

/** One function per command: its fields in, the server's reply out. Never rejects. */
export type Commands = { readonly [T in CommandType]: (fields: Omit<CommandOf<T>, 'type'>) => Promise<Reply> };

export function createCommands(connection: Pick<WorkshopConnection, 'send'>): Commands {
  const entries = commandTypes.map((type) => [
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
export function useRefusedCommands(): {
  readonly refusedCommands: readonly RefusedCommand[];
  readonly dismiss: (index: number) => void;
} {
  const { connection } = useWorkshopStore();
  return { refusedCommands: useSignal(connection.refusedCommands), dismiss: connection.dismissRefusedCommand };
}
