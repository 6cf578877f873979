import { text } from '../text/en.ts';
import { candidateDigits } from './columnCommands.ts';
import { isAbsent } from './command.ts';
import { commands } from './commands.ts';
import type { Scope } from './scopes.ts';

/** One line of the sheet of keys. */
export interface SheetLine {
  readonly id: string;
  readonly title: string;
  readonly where: string | undefined;
  readonly keys: readonly string[];
}

/** Places in the order of the sheet: where most keys are pressed stands first. */
const places: readonly Scope[] = [
  'grid',
  'table',
  'review',
  'records',
  'anyTable',
  'inbox',
  'history',
  'jobs',
  'outbox',
  'scan',
  'page',
  'leads',
  'duplicates',
  'app',
];
const numbered = candidateDigits.map((digit) => `review.candidate${String(digit)}`);

/**
 * Every command that has a key now and means something here, by where its keys act. The five numbers are one line for as
 * long as they have their own keys.
 */
export function sheetParts(
  keys: ReadonlyMap<string, readonly string[]>,
): readonly { readonly scope: Scope; readonly lines: readonly SheetLine[] }[] {
  const plain = candidateDigits.every((digit, at) => keys.get(numbered[at] ?? '')?.join() === String(digit));
  const lineOf = (command: (typeof commands)[number]): readonly SheetLine[] => {
    const own = keys.get(command.id) ?? [];
    if (own.length === 0 || isAbsent(command)) return [];
    const number = numbered.indexOf(command.id);
    if (plain && number > 0) return [];
    const { id, title, where } = command;
    if (plain && number === 0)
      return [{ id, title: text.commands.candidates, where, keys: ['1', '…', String(numbered.length)] }];
    return [{ id, title, where, keys: own }];
  };
  return places
    .map((scope) => ({
      scope,
      lines: commands.filter((command) => command.scope === scope).flatMap(lineOf),
    }))
    .filter(({ lines }) => lines.length > 0);
}
