import { isBare, parseChord } from './chord.ts';
import { type Command, type MenuName, menuNames } from './command.ts';
import { commands } from './commands.ts';
import { standingOf } from './standing.ts';

/** One entry of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** The first key in force, if it has one. */
  readonly key: string | undefined;
  /** Why it cannot be taken now; `undefined` where it can. */
  readonly why: string | undefined;
}

/** The menus in their order, each with the commands that name it in the order of the table; empty ones are left out. */
export function menuModel(
  keys: ReadonlyMap<string, readonly string[]>,
): readonly { readonly name: MenuName; readonly items: readonly MenuItem[] }[] {
  return menuNames
    .map((name) => ({
      name,
      items: commands.filter(({ menu }) => menu === name).flatMap((command) => itemOf(command, keys)),
    }))
    .filter(({ items }) => items.length > 0);
}

function itemOf(command: Command, keys: ReadonlyMap<string, readonly string[]>): readonly MenuItem[] {
  const standing = standingOf(command);
  if (standing === 'absent') return [];
  const { id, title } = command;
  return [{ id, title, key: keys.get(id)?.[0], why: standing === 'ready' ? undefined : standing.why }];
}

/**
 * Labels with `&` before the letter that picks them, each letter once: the first of a word where it is free, else the
 * first free one; none where all are taken. An `&` of the label itself is written twice.
 */
export function withAccessKeys(labels: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const letters = [...label.matchAll(/[\p{L}\p{N}]/gu)].map(({ 0: letter, index }) => ({
      letter: letter.toLowerCase(),
      index,
      first: index === 0 || /\s/.test(label.charAt(index - 1)),
    }));
    const free = letters.filter(({ letter }) => !taken.has(letter));
    const chosen = free.find(({ first }) => first) ?? free[0];
    const escape = (part: string): string => part.replaceAll('&', '&&');
    if (chosen === undefined) return escape(label);
    taken.add(chosen.letter);
    return `${escape(label.slice(0, chosen.index))}&${escape(label.slice(chosen.index))}`;
  });
}

const electronNames: Readonly<Record<string, string>> = {
  $mod: 'CmdOrCtrl',
  Control: 'Ctrl',
  Meta: 'Super',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  '+': 'Plus',
};

/** A chord in Electron's notation; `undefined` for characters that it cannot show. */
export function acceleratorOf(spelling: string): string | undefined {
  const chord = parseChord(spelling);
  if (chord === undefined || /^[^\u0020-\u007e]$/.test(chord.key)) return undefined;
  const parts = [...chord.modifiers, chord.key];
  if (isBare(chord) && ['Enter', 'Space', 'Escape', 'Backspace'].includes(chord.key)) return undefined;
  return parts
    .map((part) => (Object.hasOwn(electronNames, part) ? (electronNames[part] ?? part) : part))
    .join('+');
}
