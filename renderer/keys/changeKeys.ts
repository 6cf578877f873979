import type { Command } from './command.ts';
import { type ChosenKeys, keysOf } from './keysInForce.ts';

/** Most keys that one command may have; the contract allows no more. */
export const mostKeys = 8;

/** Gives a command these keys; those that it comes with are not kept as a choice. */
export function withKeys(chosen: ChosenKeys, command: Command, keys: readonly string[]): ChosenKeys {
  const { [command.id]: _, ...others } = chosen;
  const own = keysOf(command, {});
  const wanted = keysOf(command, { [command.id]: keys }).slice(0, mostKeys);
  return sameKeys(own, wanted) ? others : { ...others, [command.id]: wanted };
}

/** Puts a chord in the place of one of a command's keys, or behind them where `at` is past the last. */
export function withChord(
  chosen: ChosenKeys,
  command: Command,
  change: { readonly at: number; readonly spelling: string },
): ChosenKeys {
  const keys = keysOf(command, chosen);
  return withKeys(chosen, command, [
    ...keys.slice(0, change.at),
    change.spelling,
    ...keys.slice(change.at + 1),
  ]);
}

/** Takes one chord from a command. */
export function withoutChord(chosen: ChosenKeys, command: Command, spelling: string): ChosenKeys {
  return withKeys(
    chosen,
    command,
    keysOf(command, chosen).filter((key) => key !== spelling),
  );
}

/** Whether a person gave the command other keys than it comes with. */
export function isChanged(command: Command, chosen: ChosenKeys): boolean {
  return !sameKeys(keysOf(command, chosen), keysOf(command, {}));
}

function sameKeys(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((key, at) => key === others[at]);
}
