import { expect, test } from 'vitest';
import { memoryScratch } from '../../../../core/open/memoryScratch.ts';
import type { OpenSource } from '../../../../core/open/openInput.ts';
import { openSource } from '../../../../core/open/openTable.ts';
import { nodeInflate } from '../../../../infra/local/files/nodeInflate.ts';
import { libraryWorkbooks } from '../../../../infra/local/workbooks/libraryWorkbooks.ts';
import { bytesSource } from '../../../core/workbook/workbookFixture.ts';
import { madeBook, madeSheet, written, writtenKinds } from './madeWorkbooks.ts';

const claims = madeSheet([
  ['Claim', 'Paid'],
  ['C-001', 12.5],
  ['C-002', 7],
  ['C-003', 8.25],
]);

function opened(bytes: Uint8Array, name: string): Promise<OpenSource> {
  return openSource({
    source: bytesSource(bytes),
    name,
    overrides: {},
    scratch: memoryScratch(Number.POSITIVE_INFINITY),
    inflate: nodeInflate,
    workbooks: libraryWorkbooks,
  });
}

async function columnsOf(source: OpenSource): Promise<readonly string[]> {
  const [table] = await source.open(source.chosenSheet, 'whole');
  return table.structure.columnNames;
}

test.each(writtenKinds)(
  'a workbook written as %s is opened like any other, whatever it is called',
  async (bookType) => {
    const source = await opened(written(madeBook({ Claims: claims }), bookType), 'claims.dat');
    expect(source).toMatchObject({ kind: 'workbook', sheets: [{ name: 'Claims', hidden: false, index: 0 }] });
    expect(await columnsOf(source)).toEqual(['Claim', 'Paid']);
  },
);

test('a page with a table that is called a workbook is opened as one', async () => {
  const rows = Array.from({ length: 8 }, (_, at) => `<tr><td>C-${at}</td><td>${at + 0.5}</td></tr>`);
  const page = `<html><body><table><tr><th>Claim</th><th>Paid</th></tr>${rows.join('')}</table></body></html>`;
  const source = await opened(Buffer.from(page), 'claims.xls');
  expect(source.kind).toBe('workbook');
  expect(await columnsOf(source)).toEqual(['Claim', 'Paid']);
});

test('delimited text that is called a workbook is read as text', async () => {
  const source = await opened(Buffer.from('Claim\tPaid\nC-001\t12.5\nC-002\t7\n'), 'claims.xls');
  expect(source).toMatchObject({ kind: 'delimited', sheets: [] });
  expect(await columnsOf(source)).toEqual(['Claim', 'Paid']);
});

test('without the library such workbooks are refused with a remedy', async () => {
  const source = bytesSource(written(madeBook({ Claims: claims }), 'biff8'));
  const scratch = memoryScratch(Number.POSITIVE_INFINITY);
  await expect(
    openSource({ source, name: 'claims.xls', overrides: {}, scratch, inflate: nodeInflate }),
  ).rejects.toMatchObject({ code: 'SOURCE_UNSUPPORTED' });
});
