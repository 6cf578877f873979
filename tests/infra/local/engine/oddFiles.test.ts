import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Analysis, TableAnalysis } from '../../../../core/model/analysis.ts';
import { asId } from '../../../../core/model/ids.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const folder = temporaryFolder();
afterAll(() => folder.dispose());

async function analyzed(bytes: string | Uint8Array): Promise<TableAnalysis> {
  const path = join(folder.path, 'odd.csv');
  writeFileSync(path, bytes);
  const answer = (await doJob(
    {
      kind: 'analyze',
      fileId: asId('f1'),
      path,
      name: 'odd.csv',
      sha256: null,
      overrides: {},
      allTables: false,
      lines: false,
      kept: null,
      scratch: join(folder.path, 'scratch'),
    },
    () => undefined,
  )) as { readonly analysis: Analysis };
  const [table] = answer.analysis.tables;
  if (table === undefined) throw new Error('There is no table.');
  return table;
}

const issuesOf = ({ issues }: TableAnalysis): readonly string[] => issues.map(({ code }) => code);
const people = (count: number, end: string): string =>
  Array.from({ length: count }, (_, n) => `name ${n},${n * 7}${end}`).join('');
const quotedPeople = (count: number): string =>
  Array.from({ length: count }, (_, n) => `"name, ${n}","${n * 7}"\n`).join('');

describe('a text at its limits', () => {
  it('of a header alone is a table of no rows, and says so', async () => {
    const table = await analyzed('name,email\n');
    expect(table).toMatchObject({ rowCount: 0, rejectedRows: 0 });
    expect(table.columns.map(({ name }) => name)).toEqual(['name', 'email']);
    expect(issuesOf(table)).toContain('NO_DATA_ROWS');
  });

  it('of one column needs no delimiter', async () => {
    const table = await analyzed('city\nBerlin\nOslo\nLima\n');
    expect(table.rowCount).toBe(3);
    expect(table.columns.map(({ name, distinct }) => [name, distinct])).toEqual([['city', 3]]);
  });

  it('of lone carriage returns has as many rows as lines', async () => {
    const table = await analyzed(`name,size\r${people(2_000, '\r')}`);
    expect(table.rowCount).toBe(2_000);
    expect(table.columns).toHaveLength(2);
  });

  it('of mixed line ends loses no row and no column', async () => {
    const ends = ['\n', '\r\n', '\r'];
    const rows = Array.from({ length: 3_000 }, (_, n) => `name ${n},${n}${ends[n % 3]}`).join('');
    const table = await analyzed(`name,size\n${rows}`);
    expect(table.rowCount + table.rejectedRows).toBe(3_000);
    expect(table.columns.map(({ name }) => name)).toEqual(['name', 'size']);
    expect(table.columns[1]?.distinct).toBe(3_000);
  });

  it('with a byte order mark in its middle reads on and names the cell', async () => {
    const table = await analyzed(`name,size\n${people(50, '\n')}\ufeff${people(50, '\n')}`);
    expect(table.rowCount).toBe(100);
    expect(table.issues.find(({ code }) => code === 'INVISIBLE_CHARACTERS')?.rows).toEqual([51]);
  });

  it('with NUL bytes in some cells keeps them and says where', async () => {
    const table = await analyzed(`name,size\n${people(60, '\n')}a\0b,5\n${people(60, '\n')}`);
    expect(table.rowCount).toBe(121);
    expect(table.issues.find(({ code }) => code === 'INVISIBLE_CHARACTERS')?.rows).toEqual([61]);
  });

  it('with a quote that is never closed loses no other record, and names that one', async () => {
    const rows = 60_000;
    const table = await analyzed(`name,size\n${quotedPeople(100)}"open,1\n${people(rows, '\n')}`);
    expect(table.rowCount + table.rejectedRows).toBe(rows + 101);
    expect(table.rejectedRows).toBeLessThanOrEqual(1);
    expect(table.issues.find(({ code }) => code === 'UNTERMINATED_QUOTE')?.rows).toEqual([101]);
  });

  it('with one lone quote among plain cells loses nothing', async () => {
    const table = await analyzed(`name,size\n${people(100, '\n')}"open,1\n${people(60_000, '\n')}`);
    expect(table).toMatchObject({ rowCount: 60_101, rejectedRows: 0 });
  });

  it('of 100,000 columns is refused with the limit', async () => {
    const line = (cell: string): string => `${Array.from({ length: 100_000 }, () => cell).join(',')}\n`;
    await expect(analyzed(line('c') + line('1'))).rejects.toMatchObject({
      code: 'SOURCE_TOO_MANY_COLUMNS',
      message: expect.stringMatching(/16,?384/),
    });
  });

  it('of one endless line is refused with the limit', async () => {
    await expect(analyzed(Buffer.alloc(40 * 2 ** 20, 'abcdefgh'))).rejects.toMatchObject({
      code: 'SOURCE_LINE_TOO_LONG',
      message: expect.stringMatching(/16,?777,?216/),
    });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\n\r\n   '],
    ['delimiters', ',,,,\n,,,,\n'.repeat(40)],
    ['empty quotes', '"",""\n"",""\n'],
    ['a byte order mark', '\ufeff'],
  ])('of %s is empty', async (_, text) => {
    await expect(analyzed(text)).rejects.toMatchObject({ code: 'SOURCE_EMPTY' });
  });

  it('of quotes alone gives a result or a reason', async () => {
    const table = await analyzed(`${'"'.repeat(50_001)}\n`.repeat(3));
    expect(table.columns).toHaveLength(1);
  });
});
