import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chordsOf,
  isBare,
  isSingleCharacter,
  type KeyPress,
  parseChord,
  spelled,
  writeChord,
  writesText,
} from '../../../renderer/keys/chord.ts';

const press = (given: Partial<KeyPress> & { readonly graph?: boolean }): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  getModifierState: (name) => name === 'AltGraph' && given.graph === true,
  ...given,
});
const meant = (given: Parameters<typeof press>[0], mac = false) =>
  chordsOf(press(given), mac).map(writeChord);

const modifier = fc.constantFrom('$mod', 'Control', 'Meta', 'Alt', 'Shift');
const key = fc.oneof(
  fc.constantFrom(
    'Enter',
    'Space',
    'Escape',
    'ArrowUp',
    'F2',
    'F12',
    'PageDown',
    '+',
    '?',
    '/',
    'A',
    'z',
    'Ö',
    '7',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);

describe('the notation of chords', () => {
  test('read and written again is the same chord, in one spelling', () => {
    fc.assert(
      fc.property(fc.array(modifier), key, (held, last) => {
        const chord = parseChord([...held, last].join('+'));
        fc.pre(chord !== undefined);
        expect(parseChord(writeChord(chord))).toEqual(chord);
        expect(spelled(writeChord(chord))).toBe(writeChord(chord));
      }),
    );
  });

  test('any text is a chord or none, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const spelling = spelled(text);
        expect(spelling === undefined ? undefined : spelled(spelling)).toBe(spelling);
      }),
    );
  });

  test.each([
    ['Shift+$mod+z', '$mod+Shift+Z'],
    ['[Shift]+?', '?'],
    ['Shift+?', '?'],
    ['$mod++', '$mod++'],
    ['+', '+'],
    ['Alt+Alt+m', 'Alt+M'],
    ['Shift+Enter', 'Shift+Enter'],
  ])('%s is spelled %s', (binding, spelling) => {
    expect(spelled(binding)).toBe(spelling);
  });

  test.each(['', 'Ctrl+Z', '$mod+', 'A B', '__proto__', 'constructor', 'AA', '$mod+Dead', ' '.repeat(3)])(
    '%j is no chord',
    (binding) => {
      expect(spelled(binding)).toBeUndefined();
    },
  );

  test.each([
    ['A', true, true],
    ['Shift+A', true, true],
    ['?', true, true],
    ['7', true, true],
    ['Enter', true, false],
    ['Space', true, false],
    ['F2', true, false],
    ['$mod+A', false, false],
    ['Alt+1', false, false],
  ])('%s: bare is %s, a single character is %s', (binding, bare, single) => {
    const chord = parseChord(binding)!;
    expect([isBare(chord), isSingleCharacter(chord)]).toEqual([bare, single]);
  });
});

describe('what a press means', () => {
  test.each([
    ['a letter', { key: 'a', code: 'KeyA' }, ['A']],
    ['a letter with the caps lock on', { key: 'A', code: 'KeyA' }, ['A']],
    ['a capital', { key: 'A', code: 'KeyA', shiftKey: true }, ['Shift+A']],
    ['A where AZERTY has it', { key: 'a', code: 'KeyQ' }, ['A']],
    ['a Cyrillic letter', { key: 'ф', code: 'KeyA' }, ['Ф', 'A']],
    ['Control with a Cyrillic letter', { key: 'л', code: 'KeyK', ctrlKey: true }, ['$mod+Л', '$mod+K']],
    ['the upper row of AZERTY', { key: '&', code: 'Digit1' }, ['&', '1']],
    ['the upper row of AZERTY with Shift', { key: '1', code: 'Digit1', shiftKey: true }, ['1']],
    ['an accented letter there', { key: 'é', code: 'Digit2' }, ['É', '2']],
    ['Alt with it', { key: '&', code: 'Digit1', altKey: true }, ['Alt+1']],
    ['a mark behind Shift', { key: '?', code: 'Slash', shiftKey: true }, ['?']],
    ['the slash of a German keyboard', { key: '/', code: 'Digit7', shiftKey: true }, ['/']],
    ['an exclamation mark', { key: '!', code: 'Digit1', shiftKey: true }, ['!']],
    ['an umlaut', { key: 'ö', code: 'Semicolon' }, ['Ö']],
    ['Enter of the keypad', { key: 'Enter', code: 'NumpadEnter' }, ['Enter']],
    ['a digit of the keypad', { key: '3', code: 'Numpad3' }, ['3']],
    ['the space', { key: ' ', code: 'Space' }, ['Space']],
    [
      'Control, Shift and a letter',
      { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true },
      ['$mod+Shift+Z'],
    ],
    [
      'AltGr with Q on a German keyboard',
      { key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, graph: true },
      ['@'],
    ],
    ['AltGr with E', { key: '€', code: 'KeyE', ctrlKey: true, altKey: true, graph: true }, ['€']],
  ])('%s', (_, given, spellings) => {
    expect(meant(given)).toEqual(spellings);
  });

  test.each([
    ['a dead key', { key: 'Dead', code: 'Backquote' }],
    ['a dead key in the place of a letter', { key: 'Dead', code: 'KeyE' }],
    ['a character being composed', { key: 'a', code: 'KeyA', isComposing: true }],
    ['what an input method takes', { key: 'Process', code: 'KeyA' }],
    ['Shift alone', { key: 'Shift', code: 'ShiftLeft', shiftKey: true }],
    ['AltGr alone', { key: 'AltGraph', code: 'AltRight' }],
    ['a number written with Alt and the keypad', { key: '1', code: 'Numpad1', altKey: true }],
    ['an event of the browser that is no press', { key: 'Unidentified', code: '' }],
  ])('%s means nothing', (_, given) => {
    expect(meant(given)).toEqual([]);
  });

  test('on a Mac, Command is the modifier of commands, and Option goes by the place of the key', () => {
    expect(meant({ key: 'k', code: 'KeyK', metaKey: true }, true)).toEqual(['$mod+K']);
    expect(meant({ key: 'k', code: 'KeyK', ctrlKey: true }, true)).toEqual(['Control+K']);
    expect(meant({ key: '¡', code: 'Digit1', altKey: true }, true)).toEqual(['Alt+1']);
    expect(meant({ key: 'µ', code: 'KeyM', altKey: true, graph: true }, true)).toEqual(['Alt+Μ', 'Alt+M']);
    expect(meant({ key: 'Dead', code: 'KeyE', altKey: true }, true)).toEqual(['Alt+E']);
  });

  test('a field of text keeps what writes a character', () => {
    expect(writesText(press({ key: 'a', code: 'KeyA' }), false)).toBe(true);
    expect(writesText(press({ key: 'Dead', code: 'Quote' }), false)).toBe(true);
    expect(
      writesText(press({ key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, graph: true }), false),
    ).toBe(true);
    expect(writesText(press({ key: '1', code: 'Digit1', altKey: true }), false)).toBe(false);
    expect(writesText(press({ key: '[', code: 'Digit5', altKey: true }), true)).toBe(true);
    expect(writesText(press({ key: 'k', code: 'KeyK', ctrlKey: true }), false)).toBe(false);
    expect(writesText(press({ key: 'Enter', code: 'Enter' }), false)).toBe(false);
  });
});
