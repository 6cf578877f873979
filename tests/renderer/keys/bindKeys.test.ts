import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../../core/contract/views.ts';
import { commandFor } from '../../../renderer/keys/bindKeys.ts';
import type { KeyPress } from '../../../renderer/keys/chord.ts';
import { followSettings } from '../../../renderer/keys/keysInForce.ts';
import type { KeyScene } from '../../../renderer/keys/scopes.ts';
import { setApp } from '../../../renderer/state/app/appState.ts';
import { useCommandKeys } from '../../../renderer/state/settings/commandKeys.ts';

const onGrid: KeyScene = { singleKeys: true, typing: false, table: 'columns', onDesk: true, overlay: false };
const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  getModifierState: () => false,
  ...held,
});
const meant = (given: KeyPress, scene: Partial<KeyScene> = {}) =>
  commandFor(given, { ...onGrid, ...scene })?.id;
const choose = (keys: Settings['keys'], singleLetterKeys = true) =>
  setApp({ settings: { keys, singleLetterKeys, llm: { mode: 'never' } } as unknown as Settings });

let end: () => void;
beforeEach(() => {
  choose({});
  end = followSettings();
});
afterEach(() => {
  end();
  setApp({ settings: null });
});

describe('a press', () => {
  test('means the command that its keys belong to, on any layout', () => {
    expect(meant(press('a', 'KeyA'))).toBe('review.accept');
    expect(meant(press('a', 'KeyQ'))).toBe('review.accept');
    expect(meant(press('ф', 'KeyA'))).toBe('review.accept');
    expect(meant(press('é', 'Digit2'))).toBe('review.candidate2');
    expect(meant(press('л', 'KeyK', { ctrlKey: true }))).toBe('view.palette');
    expect(meant(press('a', 'KeyA', { isComposing: true }))).toBeUndefined();
  });

  test('means nothing where its table has no focus, and under a dialog', () => {
    expect(meant(press('a', 'KeyA'), { table: null })).toBeUndefined();
    expect(meant(press('a', 'KeyA'), { overlay: true })).toBeUndefined();
    expect(meant(press('k', 'KeyK', { ctrlKey: true }), { overlay: true })).toBeUndefined();
  });

  test('is a character in a field of text, with AltGr too', () => {
    const typing = { typing: true, table: null };
    expect(meant(press('?', 'Slash', { shiftKey: true }), typing)).toBeUndefined();
    expect(meant(press('z', 'KeyZ', { ctrlKey: true }), typing)).toBeUndefined();
    expect(meant(press('k', 'KeyK', { ctrlKey: true }), typing)).toBe('view.palette');
    expect(meant(press('2', 'Digit2', { altKey: true }), typing)).toBe('go.review');
    const graph = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
    expect(meant(press('²', 'Digit2', graph), typing)).toBeUndefined();
    expect(meant(press('µ', 'KeyM', graph))).not.toBe('view.menu');
  });
});

describe('chosen keys', () => {
  test('are in force as soon as the settings have them, and are shown', () => {
    choose({ 'review.accept': ['G'], 'review.ignore': [] });
    expect(meant(press('g', 'KeyG'), { table: 'columns' })).toBe('review.accept');
    expect(meant(press('a', 'KeyA'))).toBeUndefined();
    expect(meant(press('x', 'KeyX'))).toBeUndefined();
    expect(useCommandKeys.getState().keys.get('review.accept')).toEqual(['G']);
  });

  test('that are letters are neither heard nor shown while letters are switched off', () => {
    choose({}, false);
    const off = { singleKeys: false };
    expect(meant(press('a', 'KeyA'), off)).toBeUndefined();
    expect(meant(press('A', 'KeyA', { shiftKey: true }), off)).toBeUndefined();
    expect(meant(press(' ', 'Space'), off)).toBe('review.accept');
    expect(useCommandKeys.getState().keys.get('review.accept')).toEqual(['Space']);
  });

  test('of two meanings have the one of the narrower place', () => {
    choose({ 'view.theme': ['A'] });
    expect(meant(press('a', 'KeyA'))).toBe('review.accept');
    expect(meant(press('a', 'KeyA'), { table: null })).toBe('view.theme');
  });
});
