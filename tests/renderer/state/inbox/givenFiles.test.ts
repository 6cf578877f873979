import { describe, expect, test } from 'vitest';
import { kindByName, siftFiles } from '../../../../renderer/state/inbox/givenFiles.ts';

const given = (name: string, folder: string, content = 'a;b\n1;2\n') => ({
  file: new File([content], name),
  folder,
});
const names = (list: readonly { readonly file: File }[]): readonly string[] =>
  list.map(({ file }) => file.name);

describe('files of a folder', () => {
  test('are taken where they may be tables, others are left out by kind', async () => {
    const { taken, left } = await siftFiles([
      given('a.csv', 'in'),
      given('B.XLSX', 'in/deep'),
      given('photo.JPG', 'in'),
      given('letter.pdf', 'in'),
      given('.DS_Store', 'in'),
      given('Thumbs.db', 'in'),
      given('~$b.xlsx', 'in'),
    ]);
    expect(names(taken)).toEqual(['a.csv', 'B.XLSX']);
    expect(left.map(({ kind }) => kind)).toEqual(['pictures', 'documents', 'system', 'system', 'system']);
  });

  test('with an unknown ending are taken where they begin as text', async () => {
    const { taken, left } = await siftFiles([
      given('export.001', 'in'),
      given('noending', 'in'),
      given('core.001', 'in', 'PK\u0000\u0000'),
      given('empty', 'in', ''),
    ]);
    expect(names(taken)).toEqual(['export.001', 'noending']);
    expect(left.map(({ kind }) => kind)).toEqual(['other', 'other']);
  });
});

test('a file named by hand is taken whatever it is called', async () => {
  const { taken, left } = await siftFiles([given('photo.jpg', ''), given('~$b.xlsx', '')]);
  expect(names(taken)).toEqual(['photo.jpg']);
  expect(names(left)).toEqual(['~$b.xlsx']);
});

test.each([
  ['.csv', 'system'],
  ['a.b.CSV', 'table'],
  ['__proto__', 'unknown'],
  ['x.constructor', 'unknown'],
])('%s is %s by its name', (name, kind) => expect(kindByName(name)).toBe(kind));
