import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { shellMenusForm } from '../../../core/contract/shellMenu.ts';
import { menuNames } from '../../../renderer/keys/command.ts';
import { commands } from '../../../renderer/keys/commands.ts';
import { keysOf } from '../../../renderer/keys/keysInForce.ts';
import { acceleratorOf, menuModel, withAccessKeys } from '../../../renderer/keys/menuModel.ts';
import { shellMenus } from '../../../renderer/keys/shellMenus.ts';

beforeEach(() => {
  vi.stubGlobal('location', { hash: '#/inbox' });
});

const keys = new Map(commands.map((command) => [command.id, keysOf(command, {})]));
/** Tables whose rows have a menu, which offers what their keys do. */
const inRowMenu = ['anyTable', 'inbox'];
const items = () => menuModel(keys).flatMap((menu) => menu.items);

describe('the menus', () => {
  test('stand in their order, each command once', () => {
    const names = menuModel(keys).map(({ name }) => name);
    expect(names).toEqual(menuNames.filter((name) => names.includes(name)));
    const ids = items().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('say why what needs a file cannot be taken, and offer the rest', () => {
    const undo = items().find(({ id }) => id === 'review.undo');
    expect(undo?.why).toBe('Needs an open file');
    expect(items().find(({ id }) => id === 'file.open')).toMatchObject({ why: undefined, key: '$mod+O' });
  });

  test('hold every command that only a letter would reach, but for what the menu of a row offers', () => {
    const letters = commands.filter(
      (command) =>
        command.hidden !== true && command.menu === undefined && !inRowMenu.includes(command.scope),
    );
    const outside = letters.filter((command) => keysOf(command, {}).some((key) => /^.$/.test(key)));
    expect(outside.map(({ id }) => id)).toEqual([]);
  });

  test('are what a shell believes', () => {
    const told = shellMenus(keys);
    expect(shellMenusForm.parse(told)).toEqual(told);
    const edit = told.find(({ name }) => name === 'edit');
    expect(edit?.items[0], 'a field of text has something to undo without a file').toMatchObject({
      id: 'review.undo',
      label: '&Undo',
      accelerator: 'CmdOrCtrl+Z',
      enabled: true,
    });
  });
});

describe('access keys', () => {
  test('are letters that no other entry has, first letters of words before others', () => {
    expect(withAccessKeys(['File', 'Find', 'Edit'])).toEqual(['&File', 'F&ind', '&Edit']);
    expect(withAccessKeys(['Save as', 'Save'])).toEqual(['&Save as', 'S&ave']);
    expect(withAccessKeys(['AA', 'A'])).toEqual(['&AA', 'A']);
    expect(withAccessKeys(['R&D', '& more'])).toEqual(['&R&&D', '&& &more']);
  });

  test('change nothing else of a label', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 }), (labels) => {
        const given = withAccessKeys(labels);
        const plain = given.map((label) => label.replaceAll(/&(&?)/g, '$1'));
        expect(plain).toEqual(labels);
        const letters = given.flatMap(
          (label) => /(?<!&)(?:&&)*&([^&])/u.exec(label)?.[1]?.toLowerCase() ?? [],
        );
        expect(new Set(letters).size).toBe(letters.length);
      }),
    );
  });
});

test.each([
  ['$mod+Shift+Z', 'CmdOrCtrl+Shift+Z'],
  ['$mod++', 'CmdOrCtrl+Plus'],
  ['Alt+ArrowUp', 'Alt+Up'],
  ['A', 'A'],
  ['F3', 'F3'],
  ['Space', undefined],
  ['Ö', undefined],
])('%s is shown in a bar as %s', (spelling, accelerator) => {
  expect(acceleratorOf(spelling)).toBe(accelerator);
});
