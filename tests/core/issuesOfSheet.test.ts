import { expect, test } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import type { Issue } from '../../core/model/issue.ts';
import { bytesSource, inflate, makeWorkbook } from './workbook/workbookFixture.ts';
import { memoryScratch } from '../../core/open/memoryScratch.ts';

async function issuesOf(rows: readonly string[]): Promise<readonly Issue[]> {
  const body = rows.map((cells, at) => `<row r="${at + 1}">${cells}</row>`).join('');
  const { analysis } = await analyze({
    source: bytesSource(makeWorkbook({ sheets: [{ name: 'S', rows: body }] })),
    name: 'book.xlsx',
    overrides: {},
    scratch: memoryScratch(Number.POSITIVE_INFINITY),
    inflate,
    now: () => 0,
  });
  return analysis.tables[0]?.issues ?? [];
}

const text = (value: string): string => `<c t="str"><v>${value}</v></c>`;
const number = (value: number): string => `<c><v>${value}</v></c>`;
const header = text('Year') + text('2019') + text('Name');
const row = (at: number, amount: string): string => number(2000 + at) + amount + text(`Name ${at}`);

test('numbers that a sheet stores as text are told, those of the header aside', async () => {
  const rows = Array.from({ length: 12 }, (_, at) =>
    row(at, at % 4 === 0 ? text(`${at + 5}`) : number(at + 5)),
  );
  const issues = await issuesOf([header, ...rows]);
  expect(issues.filter(({ code }) => code === 'TEXT_NUMBERS')).toMatchObject([
    { column: 1, count: 3, rows: [1, 5, 9], severity: 'medium' },
  ]);
});

test('identifiers that are stored as text are as they should be', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => row(at, text(`00${at + 5}`)) + text(`${at}`));
  const issues = await issuesOf([header + text('Note'), ...rows]);
  expect(issues.filter(({ code, column }) => code === 'TEXT_NUMBERS' && column === 1)).toEqual([]);
});

test('formulas that were saved without a result are told', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => row(at, at < 2 ? '<c><f>A1*2</f></c>' : number(at + 5)));
  const issues = await issuesOf([header, ...rows]);
  expect(issues.filter(({ code }) => code === 'FORMULAS_WITHOUT_VALUE')).toMatchObject([
    { column: 1, count: 2, rows: [1, 2], severity: 'high' },
  ]);
});
