import { isBare, parseChord } from './chord.ts';
import type { Scope } from './scopes.ts';

/** Who keeps a key, so that no command can have it; `none`: it is no key. */
export type Keeper = 'browser' | 'system' | 'focus' | 'moves' | 'texts' | 'controls' | 'none';

const withMod = (keys: readonly string[]): readonly string[] => keys.map((key) => `$mod+${key}`);

/** Tabs, windows, address, reload, zoom and the browser's own tools: taken before a page sees them, or missed if it did. */
const ofBrowser: ReadonlySet<string> = new Set([
  ...withMod(['W', 'Shift+W', 'T', 'Shift+T', 'N', 'Shift+N', 'Tab', 'Shift+Tab', 'F4']),
  ...withMod(['R', 'Shift+R', 'F5', 'L', '+', '-', '0', 'Shift+I', 'Shift+J', 'Shift+Delete']),
  ...'Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+D Alt+E Alt+F'.split(' '),
  ...'F5 Shift+F5 F7 F11 F12'.split(' '),
]);

/** What Windows, Linux or a Mac does with these, in whatever window; Shift+F10 and the menu key open the menu of a row. */
const ofSystem: ReadonlySet<string> = new Set(
  [
    'Alt+F4 Alt+Tab Alt+Shift+Tab Alt+Space Alt+Escape $mod+Escape $mod+Shift+Escape $mod+Alt+Delete',
    '$mod+Q $mod+Alt+Q $mod+M $mod+H $mod+Space Shift+F10 ContextMenu PrintScreen ScrollLock Pause NumLock',
  ].flatMap((line) => line.split(' ')),
);

const clipboard: ReadonlySet<string> = new Set(withMod(['C', 'V', 'X']));
/** What moves the cursor of a table, and with Shift selects. */
const moving: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);
/** What presses the button that has the focus, or closes what is open. */
const pressing: ReadonlySet<string> = new Set(['Enter', 'Space', 'Escape', 'Backspace']);
/** Scopes whose keys act while a button has the focus, or a text. */
const wide: readonly Scope[] = ['app', 'review'];

/**
 * Who keeps the chord from being given to a command of the scope; `undefined` where it is free.
 * The desktop window has no tabs and no address, but the same rule holds there, so that keys are the same in both.
 */
export function keeperOf(spelling: string, scope: Scope): Keeper | undefined {
  const chord = parseChord(spelling);
  if (chord === undefined) return 'none';
  const bare = isBare(chord);
  if (bare && chord.key === 'Tab') return 'focus';
  if (chord.modifiers.includes('Meta') || ofSystem.has(spelling)) return 'system';
  if (ofBrowser.has(spelling)) return 'browser';
  if (clipboard.has(spelling) || (spelling === '$mod+A' && wide.includes(scope))) return 'texts';
  if (bare && moving.has(chord.key)) return 'moves';
  if (bare && pressing.has(chord.key) && wide.includes(scope)) return 'controls';
  return undefined;
}
