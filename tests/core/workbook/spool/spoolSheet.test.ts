import { expect, test } from 'vitest';
import type { ByteSink } from '../../../../core/model/bytes.ts';
import type { Workbook } from '../../../../core/workbook/cells/workbook.ts';
import { ShownSheet } from '../../../../core/workbook/spool/shownSheet.ts';
import { spoolSheet, type SheetSpool } from '../../../../core/workbook/spool/spoolSheet.ts';
import { collectingSink, makeWorkbook, open } from '../workbookFixture.ts';

async function spool(rows: string, maxRows?: number): Promise<{ text: string; spooled: SheetSpool }> {
  const { sink, bytes } = collectingSink();
  const workbook = await open(makeWorkbook({ sheets: [{ name: 'S', rows }] }));
  const spooled = await spoolSheet(workbook, 0, maxRows === undefined ? { sink } : { sink, maxRows });
  return { text: Buffer.from(bytes()).toString(), spooled };
}

function row(number: number, cells: readonly string[]): string {
  const written = cells.map((cell) => (cell === '' ? '<c/>' : `<c t="str"><v>${cell}</v></c>`));
  return `<row r="${number}">${written.join('')}</row>`;
}

test('writes a record for every row of the sheet, blank ones included', async () => {
  const { text, spooled } = await spool(row(2, ['a', 'b']) + row(5, ['', '2']));
  expect(text).toBe('\na,b\n\n\n,2\n');
  expect(spooled).toMatchObject({ recordCount: 5, columnCount: 2 });
});

test('fills rows up to the widest of the first hundred', async () => {
  const rows = [['Title'], ['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']];
  expect((await spool(rows.map((cells, at) => row(at + 1, cells)).join(''))).text).toBe(
    'Title,,,\na,b,c,\n1,,,\n1,2,3,4\n',
  );
  const long = Array.from({ length: 100 }, (_, at) => row(at + 1, ['1', '2']));
  const { text } = await spool(long.join('') + row(101, ['1', '2', 'beyond']) + row(102, ['1']));
  expect(text.endsWith('1,2\n1,2,beyond\n1,\n')).toBe(true);
});

test('quotes what would not come back otherwise', async () => {
  const { text } = await spool(row(1, ['a,b', 'say "x"', 'two\nlines', '&#13;', ' c ', '\ufeffd']));
  expect(text).toBe('"a,b","say ""x""","two\nlines","\r", c ,"\ufeffd"\n');
});

test('puts the cells of a row in order wherever the bytes were cut', async () => {
  const cell = (at: string, value: number): string => `<c r="${at}"><v>${value}</v></c>`;
  const sheet = (turned: boolean): string =>
    Array.from({ length: 30_000 }, (_, n) => {
      const cells = [cell(`A${n + 1}`, n), cell(`B${n + 1}`, n * 31), cell(`C${n + 1}`, n % 7)];
      return `<row r="${n + 1}">${(turned ? cells.toReversed() : cells).join('')}</row>`;
    }).join('');
  expect((await spool(sheet(true))).text).toBe((await spool(sheet(false))).text);
});

test('refuses many rows that one cell far to the right would make thousands of columns wide', async () => {
  const rows = Array.from({ length: 7_000 }, (_, n) => `<row r="${n + 2}"><c><v>1</v></c></row>`).join('');
  const work = spool(`<row r="1"><c r="XFD1"><v>1</v></c></row>${rows}`);
  await expect(work).rejects.toMatchObject({
    code: 'SOURCE_TOO_LARGE',
    remedy: expect.stringMatching(/right/),
  });
});

test('ends after as many rows as were asked for', async () => {
  const rows = row(1, ['a']) + row(3, ['b']) + row(4, ['c']);
  expect((await spool(rows, 3)).text).toBe('a\n\nb\n');
  expect((await spool(rows, 2)).text).toBe('a\n');
});

test('a sheet without cells gives an empty text', async () => {
  expect(await spool('')).toMatchObject({ text: '', spooled: { recordCount: 0, columnCount: 0 } });
});

test.each([
  ['the spool', (workbook: Workbook, sink: ByteSink) => spoolSheet(workbook, 0, { sink })],
  [
    'what is shown',
    async (workbook: Workbook, sink: ByteSink) => {
      const shown = new ShownSheet({ ...workbook, sink });
      await workbook.readSheet(0, shown);
      await shown.finish();
    },
  ],
])(
  'refuses cells that name the same long text again and again, which make gigabytes of %s',
  async (_, read) => {
    const rows = Array.from({ length: 4_000 }, () => '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>');
    const strings = `<si><t>${'x'.repeat(1_000_000)}</t></si>`;
    const workbook = await open(makeWorkbook({ sheets: [{ name: 'S', rows: rows.join('') }], strings }));
    const { sink, bytes } = collectingSink();
    await expect(read(workbook, sink)).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
    expect(bytes().length).toBeLessThan(1e9);
  },
);
