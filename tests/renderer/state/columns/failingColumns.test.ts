import { describe, expect, test } from 'vitest';
import type { FailureCount } from '../../../../core/contract/views.ts';
import { failingColumns, withFailing } from '../../../../renderer/state/columns/failingColumns.ts';
import { decisionsOf, rowsOf, viewOf } from '../../reviewParts.ts';

const failure = (field: string, count: number, code: FailureCount['code'] = 'TOO_LONG'): FailureCount => ({
  code,
  field,
  count,
  rows: [],
  examples: [],
});

describe('columns whose rows fail', () => {
  const sketches = [
    { name: 'a', field: 'name' },
    { name: 'b', field: 'city' },
    { name: 'c', field: 'zip', status: 'ignored' as const },
  ];
  const { decisions } = viewOf(sketches);

  test('have the failures of every field that they feed or are a part of', () => {
    const derived = [{ field: 'address', columnIndexes: [1, 2], transforms: [] }];
    const failures = [
      failure('name', 3),
      failure('name', 2, 'NOT_A_NAME'),
      failure('address', 7),
      failure('zip', 9),
    ];
    const found = failingColumns(decisionsOf(decisions!.columns, { derived }), [...failures, failure('', 4)]);
    expect([...found]).toEqual([
      [0, 5],
      [1, 7],
      [2, 7],
    ]);
  });

  test('are new rows only where the count is another one', () => {
    const rows = rowsOf(sketches);
    const counted = withFailing(rows, new Map([[1, 4]]));
    expect(counted[0]).toBe(rows[0]);
    expect(counted[1]?.failing).toBe(4);
    expect(withFailing(counted, new Map([[1, 4]]))).toBe(counted);
  });
});
