import type { Settings } from '../../core/contract/views.ts';
import { useApp } from '../state/app/appState.ts';
import { useCommandKeys } from '../state/settings/commandKeys.ts';
import { isSingleCharacter, parseChord, spelled } from './chord.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** Keys by command id as the settings keep them. */
export type ChosenKeys = Settings['keys'];

/** What a person has chosen so far. */
function chosenKeys(): ChosenKeys {
  return useApp.getState().settings?.keys ?? {};
}

/** The keys of a command, each in its one spelling and once; what is no binding is passed over. */
export function keysOf({ id, keys }: Command, chosen: ChosenKeys): readonly string[] {
  const given = Object.hasOwn(chosen, id) ? (chosen[id] ?? []) : keys;
  return [...new Set(given.flatMap((key) => spelled(key) ?? []))];
}

/** Commands by the spelling of a chord that is bound to them. */
let bound: ReadonlyMap<string, readonly Command[]> = new Map();

/** The commands that a chord is bound to, wherever they act. */
export function boundTo(spelling: string): readonly Command[] {
  return bound.get(spelling) ?? [];
}

/** Puts the chosen keys in force, now and with every change of the settings. @returns the way to end it */
export function followSettings(): () => void {
  let [chosen, letters] = [chosenKeys(), lettersAreOn()];
  putInForce(chosen, letters);
  return useApp.subscribe(() => {
    if (chosen === chosenKeys() && letters === lettersAreOn()) return;
    [chosen, letters] = [chosenKeys(), lettersAreOn()];
    putInForce(chosen, letters);
  });
}

function lettersAreOn(): boolean {
  return useApp.getState().settings?.singleLetterKeys ?? true;
}

function putInForce(chosen: ChosenKeys, letters: boolean): void {
  const byChord = new Map<string, Command[]>();
  const shown = new Map<string, readonly string[]>();
  for (const command of commands) {
    const keys = keysOf(command, chosen);
    for (const key of keys) byChord.set(key, [...(byChord.get(key) ?? []), command]);
    shown.set(command.id, letters ? keys : keys.filter((key) => !isLetter(key)));
  }
  bound = byChord;
  useCommandKeys.setState({ keys: shown });
}

/** Whether the switch for single letters silences the key. */
export function isLetter(key: string): boolean {
  const chord = parseChord(key);
  return chord !== undefined && isSingleCharacter(chord);
}
