import { describe, expect, test } from 'vitest';
import { countFilters, nextOpenRow, passesQuery } from '../../../../renderer/state/columns/reviewFilter.ts';
import { visibleRows } from '../../../../renderer/state/review/visibleRows.ts';
import { decisionsOf, driftOf, rowsOf, viewOf } from '../../reviewParts.ts';

const nobody: ReadonlySet<number> = new Set();

describe('filters of the review', () => {
  test('count open, low, unmapped, conflicting and changed columns', () => {
    const sketches = [
      { name: 'a', field: 'same' },
      { name: 'b', field: 'same' },
      { name: 'c', confidence: 0.4 },
      { name: 'd', field: null },
      { name: 'e', status: 'accepted' as const },
      { name: 'f', status: 'ignored' as const },
    ];
    const view = viewOf(sketches);
    const rows = rowsOf(sketches, {
      drift: driftOf(4, 'e'),
      decisions: decisionsOf(view.decisions!.columns, { conflicts: ['same'] }),
    });
    expect(countFilters(rows)).toEqual({
      all: 6,
      todo: 3,
      low: 1,
      unmapped: 1,
      conflicts: 2,
      changed: 1,
      failing: 0,
      issues: 0,
      ai: 0,
      differ: 0,
    });
  });

  test('find every word in name, field or examples, in any order and case', () => {
    const [row] = rowsOf([{ name: 'Policy Number', field: 'policy_no', examples: ['AB-1207'] }]);
    expect(passesQuery(row!, '')).toBe(true);
    expect(passesQuery(row!, 'number POLICY')).toBe(true);
    expect(passesQuery(row!, 'ab-1207 policy_no')).toBe(true);
    expect(passesQuery(row!, 'claim')).toBe(false);
  });

  test('give the same list for the same state, so that nothing is drawn anew', () => {
    const sight = {
      rows: rowsOf([{ name: 'a' }]),
      order: 'risk',
      ranking: [],
      filter: 'all',
      query: '',
    } as const;
    expect(visibleRows({ ...sight })).toBe(visibleRows({ ...sight }));
  });
});

describe('the next open column', () => {
  const rows = rowsOf([
    { name: 'a' },
    { name: 'b', status: 'accepted' },
    { name: 'c', field: null },
    { name: 'd' },
  ]);

  test('is the next one down that has a field to decide on', () => {
    expect(nextOpenRow(rows, 0, nobody)?.profile.name).toBe('d');
  });

  test('goes on from the top after the last', () => {
    expect(nextOpenRow(rows, 3, nobody)?.profile.name).toBe('a');
  });

  test('is not one whose decision is on its way', () => {
    expect(nextOpenRow(rows, 3, new Set([0]))).toBeUndefined();
  });

  test('is none where every column is decided', () => {
    expect(nextOpenRow(rowsOf([{ name: 'a', status: 'accepted' }]), 0, nobody)).toBeUndefined();
  });
});
