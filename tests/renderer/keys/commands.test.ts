import { describe, expect, test } from 'vitest';
import { acts as actsOn } from '../../../renderer/keys/bindKeys.ts';
import { parseChord, spelled } from '../../../renderer/keys/chord.ts';
import type { Settings } from '../../../core/contract/views.ts';
import { type Command, isAbsent, isOffered } from '../../../renderer/keys/command.ts';
import { commands } from '../../../renderer/keys/commands.ts';
import type { KeyScene } from '../../../renderer/keys/scopes.ts';
import { setApp } from '../../../renderer/state/app/appState.ts';
import { sheetParts } from '../../../renderer/keys/keySheet.ts';
import { keysOf } from '../../../renderer/keys/keysInForce.ts';
import { allConflicts } from '../../../renderer/keys/keyConflicts.ts';
import { keeperOf } from '../../../renderer/keys/keptKeys.ts';
import { keyWords } from '../../../renderer/components/keyWords.ts';

const onGrid: KeyScene = {
  singleKeys: true,
  typing: false,
  table: 'columns',
  onDesk: true,
  overlay: false,
};
const onRecords: KeyScene = { ...onGrid, table: 'records' };
const byKey = (key: string) => commands.find((command) => command.keys.includes(key))!;
const byId = (id: string) => commands.find((command) => command.id === id)!;
const acts = (command: Command, scene: KeyScene, key = command.keys[0]!) =>
  actsOn(command, parseChord(key)!, scene);

const sheetLines = () =>
  sheetParts(new Map(commands.map((command) => [command.id, keysOf(command, {})]))).flatMap(
    ({ lines }) => lines,
  );

describe('the table of commands', () => {
  test('gives no key to two commands in one place', () => {
    const told = allConflicts({}).map(({ spelling, one, other }) => `${spelling}: ${one.id}, ${other.id}`);
    expect(told).toEqual([]);
  });

  test('takes no key that browser or system keep', () => {
    const kept = commands.flatMap(({ id, keys, scope }) =>
      keys.flatMap((key) => (keeperOf(key, scope) === undefined ? [] : [`${id}: ${key}`])),
    );
    expect(kept).toEqual([]);
  });

  test('gives no id twice', () => {
    expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
  });

  test.each([
    'J',
    'K',
    'A',
    'Space',
    '1',
    '5',
    'E',
    'Enter',
    'X',
    'N',
    'Shift+A',
    '$mod+Z',
    '$mod+Y',
    '$mod+Shift+Z',
    '$mod+Enter',
    'P',
    'D',
    'S',
    'T',
    'R',
    'V',
    'H',
    'Shift+H',
    'C',
    'M',
    'Q',
    'Shift+Q',
    'F',
    '$mod+K',
    '$mod+O',
    'Alt+1',
    'Alt+5',
  ])('holds the agreed key %s', (key) => {
    expect(byKey(key)).toBeDefined();
  });

  test('writes every key so that it can be read', () => {
    for (const command of commands)
      for (const key of command.keys) expect([command.id, key, spelled(key)]).toEqual([command.id, key, key]);
  });

  test('appears whole on the sheet of keys', () => {
    setApp({ settings: { llm: { mode: 'ask' } } as Settings });
    const shown = sheetLines();
    const withKeys = commands.filter((command) => command.keys.length > 0 && !isAbsent(command));
    const numbers = withKeys.filter((command) => command.id.startsWith('review.candidate'));
    expect(shown).toHaveLength(withKeys.length - numbers.length + 1);
  });

  test.each(['never', 'off'] as const)('says nothing of AI while it is %s', (mode) => {
    setApp({ settings: { llm: { mode } } as Settings });
    expect(sheetLines().filter(({ id }) => id.startsWith('ai.'))).toEqual([]);
    const offered = commands.filter((command) => isOffered(command) && command.group === 'ai');
    expect(offered.map(({ id }) => id)).toEqual(mode === 'never' ? [] : ['ai.settings', 'ai.ledger']);
  });
});

describe('when a key acts', () => {
  test('keys of the table need its focus', () => {
    expect(acts(byId('review.accept'), onGrid)).toBe(true);
    expect(acts(byId('review.accept'), { ...onGrid, table: null })).toBe(false);
  });

  test('keys that correct the header need the first records', () => {
    expect(acts(byId('reading.header'), onRecords)).toBe(true);
    expect(acts(byId('reading.firstData'), onRecords)).toBe(true);
    expect(acts(byId('reading.header'), onGrid)).toBe(false);
    expect(acts(byId('review.accept'), onRecords)).toBe(false);
  });

  test('keys that change what is looked at act in every table of the desk', () => {
    for (const key of ['reading.sheets', 'reading.records', 'reading.cellMode', 'review.back']) {
      expect([key, acts(byId(key), onGrid)]).toEqual([key, true]);
      expect([key, acts(byId(key), onRecords)]).toEqual([key, true]);
      expect([key, acts(byId(key), { ...onRecords, onDesk: false })]).toEqual([key, false]);
      expect([key, acts(byId(key), { ...onGrid, table: null })]).toEqual([key, false]);
    }
  });

  test('single letters are silent when they are switched off, Enter and Space are not', () => {
    expect(acts(byId('review.ignore'), { ...onGrid, singleKeys: false })).toBe(false);
    expect(acts(byId('review.choose'), { ...onGrid, singleKeys: false }, 'Enter')).toBe(true);
    expect(acts(byId('review.accept'), { ...onGrid, singleKeys: false }, 'Space')).toBe(true);
    expect(acts(byId('review.back'), { ...onGrid, singleKeys: false }, 'Escape')).toBe(true);
  });

  test('single keys are letters while someone types', () => {
    const typing = { ...onGrid, table: null, typing: true };
    expect(acts(byId('view.keys'), typing)).toBe(false);
    expect(acts(byId('view.filter'), typing)).toBe(false);
    expect(acts(byId('view.palette'), typing)).toBe(true);
  });

  test('Control+Z belongs to the text field while someone types', () => {
    expect(acts(byId('review.undo'), { ...onGrid, table: null, typing: true })).toBe(false);
    expect(acts(byId('review.undo'), { ...onGrid, table: null })).toBe(true);
  });

  test('nothing acts under a dialog', () => {
    for (const command of commands.filter(({ keys }) => keys.length > 0))
      expect(acts(command, { ...onGrid, overlay: true })).toBe(false);
  });

  test('keys of the review need a file on the desk', () => {
    expect(acts(byId('review.approve'), { ...onGrid, onDesk: false })).toBe(false);
  });
});

test('a binding is shown in the words on the keys', () => {
  expect(keyWords('$mod+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyWords('[Shift]+?')).toEqual(['?']);
});
