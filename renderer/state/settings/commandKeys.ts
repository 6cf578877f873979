import { create } from 'zustand';

/**
 * The keys in force, by command id, for whatever shows them: those that a person chose or those that come with the
 * command, without letters where these are switched off. Written by the table of commands only.
 */
export const useCommandKeys = create<{ readonly keys: ReadonlyMap<string, readonly string[]> }>()(() => ({
  keys: new Map(),
}));

/** The first key of a command, which is the one shown beside its words. */
export function useKeyOf(commandId: string | undefined): string | undefined {
  return useCommandKeys(({ keys }) => (commandId === undefined ? undefined : keys.get(commandId)?.[0]));
}
