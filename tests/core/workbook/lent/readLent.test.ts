import { expect, test } from 'vitest';
import { workbookOptions } from '../../../../core/model/options/workbookOptions.ts';
import { plainLayout } from '../../../../core/model/sheet.ts';
import type { LentCell, LentRow, LentWorkbook } from '../../../../core/workbook/lent/lentWorkbook.ts';
import { readLent } from '../../../../core/workbook/lent/readLent.ts';
import { spoolSheet } from '../../../../core/workbook/spool/spoolSheet.ts';
import { collectingSink } from '../workbookFixture.ts';

const plain = { isFormula: false, format: undefined };
const text = (column: number, value: string): LentCell => ({ ...plain, column, kind: 'text', value });
const number = (column: number, value: number, format?: string): LentCell => ({
  column,
  isFormula: false,
  format,
  kind: 'number',
  value,
});

/** A workbook of one sheet, whose rows are given in the batches that they come in. */
function lent(batches: readonly (readonly LentRow[])[], onBatch: () => void = () => undefined): LentWorkbook {
  return {
    dateSystem: 1900,
    sheets: [
      {
        name: 'S',
        hidden: true,
        sizeBytes: 10,
        async *rows() {
          for (const batch of batches) {
            onBatch();
            yield batch;
          }
        },
        layout: async () => ({ ...plainLayout, frozenRows: 1 }),
      },
    ],
  };
}

async function spooled(workbook: LentWorkbook, maxRows?: number) {
  const { sink, bytes } = collectingSink();
  const spool = await spoolSheet(readLent(workbook), 0, {
    sink,
    ...(maxRows === undefined ? {} : { maxRows }),
  });
  return { text: Buffer.from(bytes()).toString(), ...spool };
}

test('tells every kind of cell, each row in its place', async () => {
  const rows = [
    { row: 0, cells: [text(0, 'Id'), text(1, 'Day, paid'), text(2, 'Share')] },
    {
      row: 2,
      cells: [
        number(0, 1234.5678),
        number(1, 45_000, 'yyyy-mm-dd'),
        number(2, 0.125, '0.0%'),
        { ...plain, column: 4, kind: 'boolean', value: true } as const,
        { ...plain, column: 5, kind: 'error', value: '#N/A' } as const,
        { ...plain, isFormula: true, column: 6, kind: 'empty' } as const,
      ],
    },
  ];
  const { text: csv, facts } = await spooled(lent([rows]));
  expect(csv.split('\n').map((line) => line.replace(/,+$/u, ''))).toEqual([
    'Id,"Day, paid",Share',
    '',
    '1234.5678,2023-03-15,12.5%,,TRUE,#N/A',
    '',
  ]);
  expect(facts.layout.frozenRows).toBe(1);
  expect(facts.findings.formulasWithoutValue).toEqual([{ column: 6, count: 1, rows: [2] }]);
});

test('formats are numbered as they come up, and the list is the same one to the end', async () => {
  const workbook = readLent(
    lent([[{ row: 0, cells: [number(0, 1, '0%'), number(1, 1), number(2, 1, '0.0'), number(3, 1, '0%')] }]]),
  );
  const { formats } = workbook;
  expect(formats).toEqual(['General']);
  const { sink } = collectingSink();
  await spoolSheet(workbook, 0, { sink });
  await spoolSheet(workbook, 0, { sink });
  expect(formats).toEqual(['General', '0%', '0.0']);
});

test('asks for no more rows than are wanted', async () => {
  let asked = 0;
  const batches = Array.from({ length: 10 }, (_, at) => [{ row: at, cells: [number(0, at)] }]);
  const { recordCount } = await spooled(
    lent(batches, () => {
      asked += 1;
    }),
    3,
  );
  expect(recordCount).toBe(3);
  expect(asked).toBeLessThan(6);
});

test('stops when it is cancelled, between two batches of rows', async () => {
  const controller = new AbortController();
  const batches = Array.from({ length: 10 }, (_, at) => [{ row: at, cells: [number(0, at)] }]);
  let asked = 0;
  const workbook = lent(batches, () => {
    asked += 1;
    if (asked === 2) controller.abort();
  });
  const { sink } = collectingSink();
  const reading = spoolSheet(readLent(workbook), 0, { sink, signal: controller.signal });
  await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(asked).toBe(2);
});

test('a cell longer than any cell can be is refused', async () => {
  const long = 'x'.repeat(workbookOptions.cellCharacters + 1);
  await expect(spooled(lent([[{ row: 0, cells: [text(0, long)] }]]))).rejects.toMatchObject({
    code: 'SOURCE_TOO_LARGE',
  });
});

test('lists its sheets', () => {
  const { sheets, dateSystem } = readLent(lent([]));
  expect(sheets).toEqual([{ name: 'S', hidden: true, index: 0 }]);
  expect(dateSystem).toBe(1900);
});
