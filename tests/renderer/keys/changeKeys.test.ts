import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsForm } from '../../../core/contract/settingsForm.ts';
import { isChanged, withChord, withKeys, withoutChord } from '../../../renderer/keys/changeKeys.ts';
import { spelled } from '../../../renderer/keys/chord.ts';
import { commands } from '../../../renderer/keys/commands.ts';
import { allConflicts, conflictsOf, meet } from '../../../renderer/keys/keyConflicts.ts';
import { type ChosenKeys, keysOf } from '../../../renderer/keys/keysInForce.ts';
import { readKeysFile, writeKeysFile } from '../../../renderer/keys/keysFile.ts';
import { keeperOf } from '../../../renderer/keys/keptKeys.ts';
import { scopes } from '../../../renderer/keys/scopes.ts';

const byId = (id: string) => commands.find((command) => command.id === id)!;
const accept = byId('review.accept');
const ignore = byId('review.ignore');
const palette = byId('view.palette');
const titles = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('keys that a person chooses', () => {
  test('stand in the place of those that the command comes with', () => {
    const chosen = withChord({}, accept, { at: 0, spelling: 'G' });
    expect(keysOf(accept, chosen)).toEqual(['G', 'Space']);
    expect(keysOf(ignore, chosen)).toEqual(['X']);
    expect(isChanged(accept, chosen)).toBe(true);
  });

  test('are added, taken away, and are no choice any more when they are the old ones again', () => {
    const added = withChord({}, accept, { at: 2, spelling: '$mod+G' });
    expect(keysOf(accept, added)).toEqual(['A', 'Space', '$mod+G']);
    expect(withoutChord(added, accept, '$mod+G')).toEqual({});
    expect(withKeys(added, accept, accept.keys)).toEqual({});
    const none = withKeys({}, accept, []);
    expect(keysOf(accept, none)).toEqual([]);
    expect(isChanged(accept, none)).toBe(true);
  });

  test('of commands that are not known stay as they are', () => {
    const chosen: ChosenKeys = { 'later.thing': ['$mod+9'] };
    expect(withChord(chosen, accept, { at: 0, spelling: 'G' })).toMatchObject(chosen);
    expect(withKeys({ ...chosen, 'review.accept': ['G'] }, accept, accept.keys)).toEqual(chosen);
  });

  test('are passed over where they are no keys, and names of objects are no commands', () => {
    expect(keysOf(accept, { 'review.accept': ['', 'Ctrl+', 'g', 'G', 'x y'] })).toEqual(['G']);
    expect(keysOf({ ...accept, id: 'constructor' }, {})).toEqual(['A', 'Space']);
  });

  test('are never more than the contract takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'), {
          maxLength: 20,
        }),
        (keys) => {
          const chosen = withKeys({}, accept, keys);
          expect(settingsForm.safeParse({ keys: chosen }).success).toBe(true);
        },
      ),
    );
  });
});

describe('conflicts', () => {
  test('are told where both commands act in one place', () => {
    expect(titles(conflictsOf(accept, 'X', {}))).toEqual(['review.ignore']);
    expect(titles(conflictsOf(accept, '$mod+K', {}))).toEqual(['view.palette']);
    expect(titles(conflictsOf(palette, 'A', {}))).toEqual(['review.accept', 'leads.accept']);
    expect(conflictsOf(accept, 'A', {})).toEqual([]);
    expect(conflictsOf(accept, '$mod+G', { 'review.ignore': [] }).map(({ id }) => id)).not.toContain(
      'review.ignore',
    );
  });

  test('are none between tables that never have the focus together', () => {
    expect(conflictsOf(accept, 'H', {})).toEqual([]);
    expect(meet('grid', 'records')).toBe(false);
    expect(meet('grid', 'inbox')).toBe(false);
    expect(meet('review', 'history')).toBe(false);
    expect(meet('grid', 'table')).toBe(true);
    expect(meet('inbox', 'anyTable')).toBe(true);
    for (const scope of scopes)
      expect([scope, meet('app', scope), meet(scope, 'app')]).toEqual([scope, true, true]);
  });

  test('are gone when the key is taken from the other command', () => {
    const freed = withoutChord({}, ignore, 'X');
    const chosen = withChord(freed, accept, { at: 0, spelling: 'X' });
    expect(allConflicts(chosen)).toEqual([]);
    expect(keysOf(ignore, chosen)).toEqual([]);
    expect(keysOf(accept, chosen)).toEqual(['X', 'Space']);
  });
});

describe('keys that nobody can have', () => {
  test.each([
    ['$mod+W', 'browser'],
    ['$mod+T', 'browser'],
    ['$mod+N', 'browser'],
    ['$mod+Shift+N', 'browser'],
    ['F5', 'browser'],
    ['$mod+R', 'browser'],
    ['Alt+F4', 'system'],
    ['Meta+E', 'system'],
    ['Shift+F10', 'system'],
    ['Tab', 'focus'],
    ['Shift+Tab', 'focus'],
    ['ArrowDown', 'moves'],
    ['Shift+ArrowDown', 'moves'],
    ['$mod+C', 'texts'],
    ['Enter', 'controls'],
    ['nonsense here', 'none'],
  ])('%s: %s keeps it', (key, keeper) => {
    expect(keeperOf(spelled(key) ?? key, 'app')).toBe(keeper);
  });

  test('Enter, Space and Escape are free in a table, where no button has the focus', () => {
    for (const key of ['Enter', 'Space', 'Escape']) expect(keeperOf(key, 'grid')).toBeUndefined();
    for (const key of ['$mod+F', 'F3', '$mod+Shift+C', 'A', '?'])
      expect(keeperOf(key, 'app')).toBeUndefined();
  });
});

describe('a file of keys', () => {
  const chosen: ChosenKeys = {
    'review.accept': ['G', 'Space'],
    'review.ignore': [],
    'later.thing': ['$mod+9'],
  };

  test('carries every choice to another installation', () => {
    expect(readKeysFile(writeKeysFile(chosen))).toEqual({ keys: chosen, skipped: 0, unknown: 1 });
  });

  test('leaves out what can be no key here, and says how many', () => {
    const given = {
      'review.accept': ['G', '$mod+W', 5, ''],
      __proto__: ['A'],
      'no id': ['A'],
      'view.keys': 'A',
    };
    const text = JSON.stringify({ format: 'mapwright-keys', version: 1, keys: given });
    expect(readKeysFile(text)).toEqual({ keys: { 'review.accept': ['G'] }, skipped: 5, unknown: 0 });
    expect(settingsForm.safeParse({ keys: readKeysFile(text)?.keys }).success).toBe(true);
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"format":"mapwright-keys","version":2,"keys":{}}',
    'x'.repeat(300_000),
  ])('is none: %.40s', (text) => {
    expect(readKeysFile(text)).toBeUndefined();
  });

  test('is read without a fault whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (keys) => {
        const read = readKeysFile(JSON.stringify({ format: 'mapwright-keys', version: 1, keys }));
        expect(settingsForm.safeParse({ keys: read?.keys ?? {} }).success).toBe(true);
      }),
    );
  });
});

describe('what the contract takes as keys', () => {
  test.each([
    ['an id that is none', { 'no id': ['A'] }],
    ['a key that is too long', { 'review.accept': ['A'.repeat(41)] }],
    [
      'too many keys for one command',
      { 'review.accept': Array.from({ length: 9 }, (_, at) => `F${at + 1}`) },
    ],
    ['too many commands', Object.fromEntries(Array.from({ length: 401 }, (_, at) => [`a.b${at}`, ['A']]))],
  ])('is not %s', (_, keys) => {
    expect(settingsForm.safeParse({ keys }).success).toBe(false);
  });
});
