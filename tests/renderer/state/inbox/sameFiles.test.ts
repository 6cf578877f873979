import { describe, expect, test } from 'vitest';
import { alikeCounts, sameFiles } from '../../../../renderer/state/inbox/sameFiles.ts';
import { itemOf } from '../../reviewParts.ts';

const withBytes = (id: string, sha256: string | null, minute: number) => ({
  ...itemOf(id, { addedAt: `2026-11-20T10:0${String(minute)}:00.000Z` }),
  sha256,
});

describe('files with the same bytes', () => {
  test('are told of the one that came first, whatever the order of the list', () => {
    const items = [withBytes('late', 'x', 3), withBytes('first', 'x', 1), withBytes('next', 'x', 2)];
    const same = sameFiles(items);
    expect([...same].map(([id, first]) => [id, first.file.id])).toEqual([
      ['next', 'first'],
      ['late', 'first'],
    ]);
  });

  test('are left alone where somebody wants both, and before their bytes are known', () => {
    const wanted = { ...itemOf('b', { keptBoth: true, addedAt: '2026-11-20T10:09:00.000Z' }), sha256: 'x' };
    expect(sameFiles([withBytes('a', 'x', 1), wanted]).size).toBe(0);
    expect(sameFiles([withBytes('a', null, 1), withBytes('b', null, 2)]).size).toBe(0);
  });
});

test('files of one layout are counted while they wait', () => {
  const of = (id: string, layout: string, state: 'review' | 'done' = 'review') => ({
    ...itemOf(id, { state }),
    layout,
  });
  const items = [of('a', 'l'), of('b', 'l'), of('c', 'l', 'done'), of('d', 'm')];
  expect([...alikeCounts(items)]).toEqual([['l', 2]]);
});
