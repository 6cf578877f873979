import { describe, expect, test } from 'vitest';
import { orderRows } from '../../../../renderer/state/columns/reviewOrder.ts';
import { reviewRows } from '../../../../renderer/state/columns/reviewRows.ts';
import { driftOf, rowsOf, viewOf } from '../../reviewParts.ts';

const names = (rows: ReturnType<typeof orderRows>): readonly string[] => rows.map((row) => row.profile.name);

describe('the order of the review table', () => {
  const rows = rowsOf(
    [
      { name: 'sure', confidence: 0.98 },
      { name: 'nothing', field: null, confidence: 0.2 },
      { name: 'twice a', field: 'same' },
      { name: 'middling', confidence: 0.8 },
      { name: 'weak', confidence: 0.5 },
      { name: 'new', confidence: 0.95 },
      { name: 'twice b', field: 'same' },
      { name: 'dates', cautions: ['day and month cannot be told apart'] },
    ],
    { drift: driftOf(5, 'new') },
  );

  test('puts what needs a person first and what is safe last', () => {
    expect(names(orderRows(rows, 'risk'))).toEqual([
      'twice a',
      'twice b',
      'dates',
      'weak',
      'new',
      'middling',
      'nothing',
      'sure',
    ]);
  });

  test('keeps the order of the file on request', () => {
    expect(orderRows(rows, 'file')).toBe(rows);
  });

  test('does not move a row when it is decided', () => {
    const sketches = [{ name: 'a', confidence: 0.5 }, { name: 'b' }, { name: 'c', confidence: 0.8 }];
    const before = names(orderRows(rowsOf(sketches), 'risk'));
    const after = names(
      orderRows(rowsOf(sketches.map((sketch) => ({ ...sketch, status: 'accepted', chosen: 'x' }))), 'risk'),
    );
    expect(after).toEqual(before);
  });

  test('keeps a row the same object while nothing about it changes', () => {
    const view = viewOf([{ name: 'a' }, { name: 'b' }]);
    const first = reviewRows(view);
    const columns = view.decisions?.columns.map((column) =>
      column.columnIndex === 1 ? { ...column, status: 'accepted' as const } : { ...column },
    );
    const second = reviewRows({ ...view, decisions: { ...view.decisions!, columns: columns! } }, first);
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
    expect(second[1]?.decision?.status).toBe('accepted');
  });
});
