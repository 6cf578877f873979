/** Whether keys are those of a Mac: Command in place of Control, Option in place of Alt. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

const modifiers = ['$mod', 'Control', 'Meta', 'Alt', 'Shift'] as const;
type Modifier = (typeof modifiers)[number];

/** A chord in parts. `key` is a letter in capitals, another character, or the name of a key (`Enter`, `F2`, `Space`). */
export interface Chord {
  readonly modifiers: readonly Modifier[];
  readonly key: string;
}

/** What is read of a key that goes down; a `KeyboardEvent` is one. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
> & { getModifierState?(name: string): boolean };

/**
 * Reads a binding, such as `$mod+Shift+Z`, `Space` or `?`; `$mod` is Control, and Command on a Mac.
 * @returns `undefined` for what is no binding
 */
export function parseChord(binding: string): Chord | undefined {
  const key = binding === '+' || binding.endsWith('++') ? '+' : (binding.split('+').at(-1) ?? '');
  const before = binding.slice(0, binding.length - key.length);
  const names = before === '' ? [] : before.slice(0, -1).split('+');
  if (before !== '' && !before.endsWith('+')) return undefined;
  const given = new Set<Modifier>();
  for (const name of names) {
    if (name === '[Shift]') continue;
    const modifier = modifiers.find((one) => one === name);
    if (modifier === undefined) return undefined;
    given.add(modifier);
  }
  const named = nameOf(key);
  if (named === undefined) return undefined;
  // A character tells by itself whether Shift was needed, and that differs from keyboard to keyboard.
  if (isMark(named)) given.delete('Shift');
  return { modifiers: modifiers.filter((one) => given.has(one)), key: named };
}

/** The one spelling of a binding; two bindings mean the same chord exactly if their spellings are equal. */
export function writeChord({ modifiers: held, key }: Chord): string {
  return [...held, key].join('+');
}

/** The one spelling of a binding as somebody wrote it; `undefined` for what is no binding. */
export function spelled(binding: string): string | undefined {
  const chord = parseChord(binding);
  return chord === undefined ? undefined : writeChord(chord);
}

/** Without Control, Alt or Command: silent while somebody types. */
export function isBare({ modifiers: held }: Chord): boolean {
  return held.every((one) => one === 'Shift');
}

/** A bare letter, number, mark or symbol, which WCAG 2.1.4 asks to be able to switch off; Enter, Space and F2 are none. */
export function isSingleCharacter(chord: Chord): boolean {
  return isBare(chord) && isCharacter(chord.key);
}

/**
 * The chords that a press may stand for, likeliest first: what the layout produces, then what stands in that place
 * where the layout produces no Latin letter or digit (Cyrillic, Greek; the upper row of AZERTY; Option on a Mac).
 *
 * @returns none for a dead key, a lone modifier, and while a character is being composed
 */
export function chordsOf(press: KeyPress, mac = isMac): readonly Chord[] {
  if (press.isComposing || ['Process', 'Unidentified', 'AltGraph', 'CapsLock'].includes(press.key)) return [];
  if (['Shift', 'Control', 'Alt', 'Meta', 'OS', 'Fn'].includes(press.key)) return [];
  const graph = !mac && press.getModifierState?.('AltGraph') === true;
  const held = new Set<Modifier>();
  if (press.ctrlKey && !graph) held.add(mac ? 'Control' : '$mod');
  if (press.metaKey) held.add(mac ? '$mod' : 'Meta');
  if (press.altKey && !graph) held.add('Alt');
  const plain = held.size === 0;
  // Alt and digits of the keypad write a character by its number.
  if (held.has('Alt') && /^Numpad\d$/.test(press.code)) return [];
  const chord = (key: string, shift: boolean): Chord => ({
    modifiers: modifiers.filter((one) => held.has(one) || (one === 'Shift' && shift)),
    key,
  });
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const inPlace = graph ? undefined : (digit ?? letter);
  if (press.key === 'Dead') return plain || inPlace === undefined ? [] : [chord(inPlace, press.shiftKey)];
  if (!plain && digit !== undefined) return [chord(digit, press.shiftKey)];
  const produced = nameOf(press.key);
  if (produced === undefined) return [];
  const first = chord(produced, press.shiftKey && !isMark(produced) && !/^\d$/.test(produced));
  if (inPlace === undefined || /^[A-Z0-9]$/.test(produced)) return [first];
  const isPlaced = /[^\u0020-\u007e]/.test(produced) ? true : digit !== undefined && !press.shiftKey;
  return isPlaced ? [first, chord(inPlace, press.shiftKey)] : [first];
}

/** Whether the press writes a character into a field of text; on a Mac, Option writes most of the marks. */
export function writesText(press: KeyPress, mac = isMac): boolean {
  if (!/^.$/su.test(press.key) && press.key !== 'Dead') return false;
  const graph = !mac && press.getModifierState?.('AltGraph') === true;
  if (graph) return true;
  return !press.ctrlKey && !press.metaKey && (mac || !press.altKey);
}

/** Letters in capitals, other characters as they are, the space by name, named keys by name. */
function nameOf(key: string): string | undefined {
  if (key === ' ' || key === 'Spacebar') return 'Space';
  if (isCharacter(key)) {
    const capital = key.toUpperCase();
    return isCharacter(capital) ? capital : key;
  }
  return /^(F\d{1,2}|[A-Z][a-z][A-Za-z]{0,22})$/.test(key) && key !== 'Dead' ? key : undefined;
}

function isCharacter(key: string): boolean {
  return /^[^\s\p{C}]$/u.test(key);
}

/** A character that is neither letter nor digit. */
function isMark(key: string): boolean {
  return isCharacter(key) && !/[\p{L}\p{N}]/u.test(key);
}
