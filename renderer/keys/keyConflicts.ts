import type { TableName } from '../components/focus.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { type ChosenKeys, keysOf } from './keysInForce.ts';
import { inScope, type KeyScene, type Scope } from './scopes.ts';

/** Where the focus can be: with a file on the desk and without. */
const places: readonly Pick<KeyScene, 'onDesk' | 'table'>[] = [
  ...placesWith(true, [null, 'columns', 'records', 'other']),
  ...placesWith(false, [
    null,
    'inbox',
    'history',
    'jobs',
    'outbox',
    'scan',
    'page',
    'leads',
    'duplicates',
    'other',
  ]),
];

function placesWith(
  onDesk: boolean,
  tables: readonly (TableName | 'other' | null)[],
): readonly Pick<KeyScene, 'onDesk' | 'table'>[] {
  return tables.map((table) => ({ onDesk, table }));
}

/** Whether there is a place where keys of both scopes act. */
export function meet(one: Scope, other: Scope): boolean {
  return places.some((place) => {
    const scene: KeyScene = { ...place, singleKeys: true, typing: false, overlay: false };
    return inScope(one, scene) && inScope(other, scene);
  });
}

/** Other commands that the chord already belongs to somewhere where this one acts too. */
export function conflictsOf(command: Command, spelling: string, chosen: ChosenKeys): readonly Command[] {
  return commands.filter(
    (other) =>
      other.id !== command.id && meet(other.scope, command.scope) && keysOf(other, chosen).includes(spelling),
  );
}

/** Every chord that two commands share in a place, for choices that came from a file. */
export function allConflicts(
  chosen: ChosenKeys,
): readonly { readonly spelling: string; readonly one: Command; readonly other: Command }[] {
  return commands.flatMap((one, at) =>
    keysOf(one, chosen).flatMap((spelling) =>
      conflictsOf(one, spelling, chosen)
        .filter((other) => commands.indexOf(other) > at)
        .map((other) => ({ spelling, one, other })),
    ),
  );
}
