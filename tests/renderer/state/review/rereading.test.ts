import { expect, test } from 'vitest';
import { cursorByName, formerOf, whileReading } from '../../../../renderer/state/review/rereading.ts';
import type { Inspection, ReviewView } from '../../../../core/contract/views.ts';
import { commaDialect, reviewOf, rowsOf, viewOf } from '../../reviewParts.ts';

const before = viewOf([{ name: 'a', status: 'accepted', field: 'a' }, { name: 'b' }]);
const review = { ...reviewOf(before), cursor: 1 };

function again(names: readonly string[]): ReviewView {
  const table: Inspection['table'] = {
    name: 'a.csv',
    sheetIndex: null,
    dialect: commaDialect,
    columnNames: names,
    headRecords: [],
  };
  return {
    ...before,
    item: { ...before.item, file: { ...before.item.file, state: 'reading' } },
    inspection: { kind: 'delimited', sheets: [], table },
    table: null,
    proposal: null,
    decisions: null,
  };
}

test('what was known stays in sight while a file with the same columns is read again', () => {
  const shown = whileReading(before, again(['a', 'b']));
  expect(shown.table).toBe(before.table);
  expect(shown.decisions).toBe(before.decisions);
  expect(shown.inspection?.table.columnNames).toEqual(['a', 'b']);
});

test('other columns are shown as they are', () => {
  expect(whileReading(before, again(['a', 'c'])).table).toBeNull();
});

test('the cursor finds its column again by name, and decisions are counted', () => {
  expect(formerOf(review)).toEqual({ columnNames: ['a', 'b'], decided: 1, cursorName: 'b' });
  expect(cursorByName(rowsOf([{ name: 'b' }, { name: 'a' }]), formerOf(review))).toBe(0);
  expect(cursorByName(rowsOf([{ name: 'x' }]), formerOf(review))).toBeNull();
});
