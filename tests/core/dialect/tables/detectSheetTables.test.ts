import { expect, test } from 'vitest';
import { detectSheetTables } from '../../../../core/dialect/tables/detectSheetTables.ts';
import { plainLayout } from '../../../../core/model/sheet.ts';

const rows = Array.from({ length: 8 }, (_, at) => ['', '', `C-${at}`, `${at}.5`, `Name ${at}`]);

test('columns to the left of everything in a sheet are no part of its table', () => {
  const records = [['', '', 'Losses in March'], [], ['', '', 'Claim', 'Paid', 'Insured'], ...rows];
  const sheet = { layout: plainLayout, firstColumn: 2 };
  const { tables } = detectSheetTables(records, sheet, { complete: true });
  expect(tables).toHaveLength(1);
  expect(tables[0]?.panel?.left).toBe(2);
  expect(tables[0]?.structure).toMatchObject({
    headerRows: [2],
    firstDataRow: 3,
    columnNames: ['Claim', 'Paid', 'Insured'],
  });
});

test('tables side by side keep their places in the sheet', () => {
  const pair = (at: number): readonly string[] => [
    '',
    `C-${at}`,
    `${at}.5`,
    '',
    `P-${at}`,
    `${at * 7}`,
    `x${at}`,
  ];
  const records = [
    ['', 'Claim', 'Paid', '', 'Policy', 'Premium', 'Branch'],
    ...Array.from({ length: 12 }, (_, at) => pair(at)),
  ];
  const declared = (name: string, left: number, right: number) => ({
    name,
    range: { top: 0, left, bottom: 12, right },
    headerRows: 1,
    totalsRows: 0,
  });
  const layout = { ...plainLayout, tables: [declared('Claims', 1, 2), declared('Policies', 4, 6)] };
  const { tables } = detectSheetTables(records, { layout, firstColumn: 1 }, { complete: true });
  expect(tables.map(({ panel }) => panel)).toEqual([
    { left: 1, right: 2 },
    { left: 4, right: 6 },
  ]);
});
