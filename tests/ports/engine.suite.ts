import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Analysis, Progress } from '../../core/model/analysis.ts';
import { asId, type FileId, type PackId, type RunId } from '../../core/model/ids.ts';
import { asConfidence, type Correspondence } from '../../core/model/mapping.ts';
import type { RunCounts } from '../../core/model/run.ts';
import type { Field, TargetSchema } from '../../core/model/targetSchema.ts';
import type { Transform } from '../../core/model/transform.ts';
import type { Engine, RunRequest, TableRequest } from '../../core/ports/engine.ts';
import { makeWorkbook, makeZip, stylesOf } from '../core/workbook/workbookFixture.ts';

/** One world's engine and what stands around it. */
export interface EngineUnderTest {
  readonly engine: Engine;
  /** Gives a source to this world. */
  give(name: string, bytes: Uint8Array): Promise<FileId>;
  /** Writes over a source that was given. */
  change(id: FileId, bytes: Uint8Array): Promise<void>;
  /** Names and texts of the outputs of a run that are in sight; none where there was no run. */
  outputs(runId: RunId): Promise<ReadonlyMap<string, Uint8Array>>;
  dispose(): Promise<void>;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const run = asId<RunId>('r1');

const field = (name: string, type: Field['type'], required = false): Field => ({
  name,
  label: name,
  type,
  required,
  description: '',
  synonyms: [],
  enum: [],
  maxLength: null,
});

const schema: TargetSchema = {
  id: asId<PackId>('test.people'),
  title: 'People',
  version: '1',
  about: '',
  fields: [field('name', 'string', true), field('amount', 'number')],
};

const correspondence = (name: string, column: number, transforms: readonly Transform[]): Correspondence => ({
  field: name,
  columnIndexes: [column],
  transforms,
  confidence: asConfidence(1),
  origin: 'person',
});

const correspondences = [
  correspondence('name', 1, [{ kind: 'trim' }]),
  correspondence('amount', 2, [{ kind: 'parseNumber', decimalMark: '.' }]),
];

/** A run of the mapping over a table as it was analyzed. */
function orderOf(table: TableRequest, analysis: Analysis): RunRequest {
  return {
    ...table,
    runId: run,
    fileName: 'people.csv',
    schema,
    correspondences,
    analysis,
    submittedAt: '2025-01-01T00:00:00.000Z',
    startedAt: '2025-01-01T00:00:01.000Z',
  };
}

/** `rows` people with a number; every tenth amount is no number, and the last line is a total. */
function people(rows: number): string {
  let text = 'id,name,amount\r\n';
  for (let n = 0; n < rows; n++) {
    text += `${String(n).padStart(6, '0')},"Person ${n}, MD",${n % 10 === 9 ? 'on request' : `${n}.50`}\r\n`;
  }
  return text;
}

/** What every engine promises. */
export function describeEngine(name: string, makeWorld: () => Promise<EngineUnderTest>): void {
  describe(`engine: ${name}`, () => {
    let world: EngineUnderTest;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.dispose());

    const give = async (file: string, text: string) => ({
      fileId: await world.give(file, utf8(text)),
      overrides: {},
    });

    async function runOf(table: { fileId: FileId; overrides: object }, signal?: AbortSignal) {
      const analysis = await world.engine.analyze(table);
      return world.engine.run(orderOf(table, analysis), signal === undefined ? {} : { signal });
    }

    it('sees the form of a table from its head, and the corrections of a person', async () => {
      const table = await give('people.csv', people(20));
      const seen = await world.engine.inspect(table);
      expect(seen.table).toMatchObject({ columnNames: ['id', 'name', 'amount'], name: 'people.csv' });
      expect(seen.table.dialect).toMatchObject({ delimiter: ',', encoding: 'utf-8', headerRows: [0] });
      const corrected = await world.engine.inspect({ ...table, overrides: { headerRows: [] } });
      expect(corrected.table.columnNames).toEqual(['column_1', 'column_2', 'column_3']);
    });

    it('analyzes every row and knows the digest of the bytes', async () => {
      const text = people(3_000);
      const progress: Progress[] = [];
      const analysis = await world.engine.analyze(await give('people.csv', text), {
        onProgress: (step) => progress.push(step),
      });
      expect(analysis.source.sha256).toBe(createHash('sha256').update(text).digest('hex'));
      expect(analysis.tables[0]).toMatchObject({ rowCount: 3_000, rejectedRows: 0 });
      expect(analysis.tables[0]?.columns.map((column) => column.type)).toEqual(['code', 'text', 'number']);
      expect(progress.length).toBeGreaterThan(0);
      for (const step of progress) expect(step.doneBytes).toBeLessThanOrEqual(step.totalBytes);
    });

    it('gives any rows, before and after the file was analyzed', async () => {
      const table = await give('people.csv', people(30_000));
      const check = async (): Promise<void> => {
        const windowed = await world.engine.readRows({ ...table, selection: { first: 2, count: 3 } });
        expect(windowed.map((row) => [row.rowIndex, row.line, row.cells[1]])).toEqual([
          [2, 4, 'Person 2, MD'],
          [3, 5, 'Person 3, MD'],
          [4, 6, 'Person 4, MD'],
        ]);
        const rows = [29_999, 5, 12_345, 40_000];
        const named = await world.engine.readRows({ ...table, selection: { rows } });
        expect(named.map((row) => row.cells[0])).toEqual(['029999', '000005', '012345']);
      };
      await check();
      await world.engine.analyze(table);
      await check();
    });

    it('gives the end of a table and nothing behind it', async () => {
      const table = await give('people.csv', people(10));
      const rows = await world.engine.readRows({ ...table, selection: { first: 8, count: 50 } });
      expect(rows.map((row) => row.rowIndex)).toEqual([8, 9]);
      expect(await world.engine.readRows({ ...table, selection: { first: 10, count: 5 } })).toEqual([]);
    });

    it('shows what a mapping makes of some rows', async () => {
      const table = await give('people.csv', people(20));
      const applied = await world.engine.previewRows({
        ...table,
        selection: { rows: [8, 9] },
        schema,
        correspondences,
      });
      expect(applied[0]).toMatchObject({ values: ['Person 8, MD', '8.50'], problems: [] });
      expect(applied[1]?.problems).toEqual([{ field: 'amount', code: 'NOT_A_NUMBER', raw: 'on request' }]);
    });

    it('counts what a mapping would do to every row', async () => {
      const table = await give('people.csv', people(5_000));
      const counts: RunCounts = await world.engine.dryRun({ ...table, schema, correspondences });
      expect(counts).toMatchObject({ rowsIn: 5_000, rowsOut: 4_500, rowsRejected: 500 });
      expect(counts.failures).toMatchObject([{ code: 'NOT_A_NUMBER', field: 'amount', count: 500 }]);
    });

    it('writes all outputs of a run, sizes as said', async () => {
      const { counts, outputs } = await runOf(await give('people.csv', people(1_000)));
      expect(counts).toMatchObject({ rowsIn: 1_000, rowsOut: 900, rowsRejected: 100 });
      const written = await world.outputs(run);
      expect([...written.keys()].sort()).toEqual([
        'people.cleaned.csv',
        'people.cleaned.xlsx',
        'people.rejects.csv',
        'people.report.xlsx',
        'people_summary.json',
        'people_validation.json',
      ]);
      expect(new Map(outputs.map((output) => [output.name, output.sizeBytes]))).toEqual(
        new Map([...written].map(([file, bytes]) => [file, bytes.length])),
      );
      const cleaned = new TextDecoder().decode(written.get('people.cleaned.csv'));
      expect(cleaned.split('\r\n').slice(0, 2)).toEqual(['name,amount', '"Person 0, MD",0.50']);
      const summary = JSON.parse(new TextDecoder().decode(written.get('people_summary.json'))) as unknown;
      expect(summary).toMatchObject({ file_name: 'people.csv', status: 'success', row_count: 1_000 });
      const validation: unknown = JSON.parse(new TextDecoder().decode(written.get('people_validation.json')));
      expect(validation).toMatchObject({
        validation_status: 'failed',
        report_location: expect.stringMatching(/people\.report\.xlsx$/),
        summary: { total_records: 1_000, valid_records: 900, error_records: 100 },
      });
    });

    it('writes what is chosen, and a CSV for Excel that is read again as it was', async () => {
      const table = await give('people.csv', people(1_000));
      const outputs = { formats: ['excel-csv'], rawColumns: false } as const;
      const source = await world.engine.analyze(table);
      await world.engine.run({ ...orderOf(table, source), outputs });
      const written = await world.outputs(run);
      expect([...written.keys()].sort()).toEqual([
        'people.cleaned.csv',
        'people.excel-safe.csv',
        'people.rejects.csv',
        'people_summary.json',
        'people_validation.json',
      ]);
      const bytes = written.get('people.excel-safe.csv') ?? new Uint8Array();
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 60))).toMatch(
        /^\uFEFF"name","amount","escape=apostrophe-v1"\r\n"Person 0, MD"/,
      );
      const again = { fileId: await world.give('people.excel-safe.csv', bytes), overrides: {} };
      const analysis = await world.engine.analyze(again);
      expect(analysis.tables[0]).toMatchObject({ rowCount: 900 });
      const rows = await world.engine.readRows({ ...again, selection: { first: 0, count: 1 } });
      expect(rows[0]?.cells).toEqual(['Person 0, MD', '0.50']);
    });

    it('reads a file in another encoding as a person would', async () => {
      const rows = Array.from({ length: 300 }, (_, n) => `${n};Müller & Söhne ${n};${n},50\n`).join('');
      const bytes = Uint8Array.from(`id;name;amount\n${rows}`, (sign) => sign.charCodeAt(0));
      const table = { fileId: await world.give('old.csv', bytes), overrides: {} };
      const analysis = await world.engine.analyze(table);
      expect(analysis.tables[0]?.dialect.encoding).toMatch(/^windows-125/);
      const [row] = await world.engine.readRows({ ...table, selection: { rows: [299] } });
      expect(row?.cells).toEqual(['299', 'Müller & Söhne 299', '299,50']);
    });

    it('reads again the workbook that a run has written', async () => {
      await runOf(await give('people.csv', people(1_000)));
      const bytes = (await world.outputs(run)).get('people.cleaned.xlsx') ?? new Uint8Array();
      const table = { fileId: await world.give('people.xlsx', bytes), overrides: {} };
      expect((await world.engine.inspect(table)).kind).toBe('workbook');
      expect((await world.engine.analyze(table)).tables[0]).toMatchObject({ rowCount: 900, name: 'People' });
      const rows = await world.engine.readRows({ ...table, selection: { first: 898, count: 5 } });
      expect(rows.map((row) => row.cells[0])).toEqual(['Person 997, MD', 'Person 998, MD']);
    });

    it('tells how the cells of a sheet are shown, before and after the whole was read', async () => {
      const cellsOf = (n: number): string =>
        `<c t="str"><v>x</v></c><c s="1"><v>${45_000 + n}</v></c><c s="2"><v>${n}.5</v></c><c><v>${n}</v></c>`;
      const rows = Array.from({ length: 300 }, (_, n) => `<row r="${n + 2}">${cellsOf(n)}</row>`).join('');
      const names = ['text', 'day', 'amount', 'count']
        .map((name) => `<c t="str"><v>${name}</v></c>`)
        .join('');
      const bytes = makeWorkbook({
        sheets: [{ name: 'A', rows: `<row r="1">${names}</row>${rows}` }],
        styles: stylesOf(['General', 'd mmm yyyy', '#,##0.00']),
      });
      const table = { fileId: await world.give('shown.xlsx', bytes), overrides: {} };
      const read = async (row: number): Promise<unknown> =>
        world.engine.readRows({ ...table, selection: { rows: [row] } });
      await world.engine.inspect(table);
      const expected = { cells: ['x', '2023-03-16', '1.5', '1'], shown: [null, '16 Mar 2023', '1.50', null] };
      expect(await read(1)).toMatchObject([expected]);
      await world.engine.analyze(table);
      expect(await read(1)).toMatchObject([expected]);
      expect(await read(299)).toMatchObject([{ shown: [null, '8 Jan 2024', '299.50', null] }]);
    });

    it('says what is wrong with a source, by its own code', async () => {
      const codes: readonly (readonly [string, Uint8Array])[] = [
        ['SOURCE_EMPTY', new Uint8Array()],
        ['SOURCE_EMPTY', utf8(' \n\n \n')],
        ['SOURCE_BINARY', Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 256)],
        ['SOURCE_DAMAGED', utf8(`PK\u0003\u0004${'x'.repeat(500)}`)],
      ];
      for (const [code, bytes] of codes) {
        const table = { fileId: await world.give('odd.csv', bytes), overrides: {} };
        const attempts = await Promise.allSettled([
          world.engine.inspect(table),
          world.engine.analyze(table),
          world.engine.readRows({ ...table, selection: { first: 0, count: 1 } }),
        ]);
        for (const attempt of attempts)
          expect(attempt).toMatchObject({ status: 'rejected', reason: { code } });
      }
    });

    it('refuses an archive by a code of its own, and takes it apart', async () => {
      const zip = makeZip([
        { name: 'a.csv', text: 'x,y\n1,2\n' },
        { name: 'b.pdf', text: '%PDF-1.4' },
      ]);
      const fileId = await world.give('delivery.zip', zip);
      const request = { fileId, overrides: {} };
      await expect(world.engine.inspect(request)).rejects.toMatchObject({ code: 'SOURCE_ARCHIVE' });
      await expect(world.engine.analyze(request)).rejects.toMatchObject({ code: 'SOURCE_ARCHIVE' });
      const { members, leftOut } = await world.engine.unpack({ fileId });
      expect(members).toMatchObject([{ name: 'delivery.zip › a.csv', sizeBytes: 8, place: 0 }]);
      expect(leftOut).toEqual([{ name: 'b.pdf', why: 'a PDF' }]);
    });

    it('stops taking an archive apart', async () => {
      const fileId = await world.give('delivery.zip', makeZip([{ name: 'a.csv', text: 'x,y\n1,2\n' }]));
      const controller = new AbortController();
      const unpacking = world.engine.unpack({ fileId }, { signal: controller.signal });
      controller.abort();
      await expect(unpacking).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    it('does not mix two states of a source', async () => {
      const table = await give('people.csv', people(1_000));
      await world.engine.analyze(table);
      await world.change(table.fileId, utf8(people(1_001)));
      const selection = { first: 999, count: 5 };
      await expect(world.engine.readRows({ ...table, selection })).rejects.toMatchObject({
        code: 'SOURCE_CHANGED',
      });
      // Nor later: other rows under the statistics of the old ones would mislead.
      await expect(world.engine.readRows({ ...table, selection })).rejects.toMatchObject({
        code: 'SOURCE_CHANGED',
      });
      await world.engine.analyze(table);
      expect(await world.engine.readRows({ ...table, selection })).toHaveLength(2);
    });

    it('runs no mapping over a source that is not the one that was analyzed', async () => {
      const table = await give('people.csv', people(1_000));
      const analysis = await world.engine.analyze(table);
      await world.change(table.fileId, utf8(people(999)));
      await world.engine.forget(table.fileId);
      const order = orderOf(table, analysis);
      await expect(world.engine.run(order)).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
      expect((await world.outputs(run)).size).toBe(0);
    });

    it('runs no mapping over other rows that are as many as those that were analyzed', async () => {
      const text = people(1_000);
      const table = await give('people.csv', text);
      const analysis = await world.engine.analyze(table);
      await world.change(table.fileId, utf8(text.replace('Person 7,', 'Nobody 7,')));
      await world.engine.forget(table.fileId);
      await expect(world.engine.run(orderOf(table, analysis))).rejects.toMatchObject({
        code: 'SOURCE_CHANGED',
      });
      expect((await world.outputs(run)).size).toBe(0);
    });

    it('brings a row with a quote never closed into the rejects, and leaves the numbers of the others', async () => {
      const lines = people(20).split('\r\n');
      const broken = '"000005,Person 5';
      const table = await give('people.csv', lines.with(6, broken).join('\r\n'));
      const analysis = await world.engine.analyze(table);
      expect(analysis.tables[0]).toMatchObject({ rowCount: 19, rejectedRows: 1 });
      const expected = { rowsIn: 20, rowsOut: 17, rowsRejected: 3 };
      const { counts } = await world.engine.run(orderOf(table, analysis));
      expect(counts).toMatchObject(expected);
      expect(counts.failures.find((failure) => failure.code === 'UNREADABLE_ROW')).toMatchObject({
        count: 1,
        rows: [],
      });
      expect(await world.engine.dryRun({ ...table, schema, correspondences })).toEqual(counts);
      const rejects = new TextDecoder().decode((await world.outputs(run)).get('people.rejects.csv'));
      const byteOffset = `${lines.slice(0, 6).join('\r\n')}\r\n`.length;
      expect(rejects).toContain(`\r\n7,${byteOffset},6,UNREADABLE_ROW,,`);
      expect(rejects).toContain(`"${broken.replaceAll('"', '""')}",\r\n`);
      const rows = await world.engine.readRows({ ...table, selection: { first: 4, count: 2 } });
      expect(rows.map((row) => [row.rowIndex, row.record])).toEqual([
        [4, 5],
        [5, 7],
      ]);
    });

    it('numbers the rows of a sheet as the sheet does, cells with line breaks or not', async () => {
      const cellsOf = (...texts: readonly string[]): string =>
        `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
      const rows = [
        cellsOf('id', 'name', 'amount'),
        cellsOf('1', 'two&#10;lines', '3'),
        cellsOf('2', 'one', '4'),
      ];
      const bytes = makeWorkbook({ sheets: [{ name: 'People', rows: rows.join('') }] });
      const table = { fileId: await world.give('people.xlsx', bytes), overrides: {} };
      const check = async (): Promise<void> => {
        const found = await world.engine.readRows({ ...table, selection: { first: 0, count: 9 } });
        expect(found.map((row) => [row.record, row.line, row.cells[1]])).toEqual([
          [1, 2, 'two\nlines'],
          [2, 3, 'one'],
        ]);
      };
      await check();
      await world.engine.analyze(table);
      await check();
    });

    it('gives rows anew when it was told to forget a source', async () => {
      const table = await give('people.csv', people(30_000));
      await world.engine.analyze(table);
      await world.engine.forget(table.fileId);
      const rows = await world.engine.readRows({ ...table, selection: { rows: [29_999] } });
      expect(rows.map((row) => row.cells[0])).toEqual(['029999']);
    });

    it('stops an analysis that is under way, and reads the next file', async () => {
      const table = await give('large.csv', people(400_000));
      const controller = new AbortController();
      const analysis = world.engine.analyze(table, {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      await expect(analysis).rejects.toMatchObject({ code: 'CANCELLED' });
      const small = await give('small.csv', people(3));
      expect((await world.engine.analyze(small)).tables[0]?.rowCount).toBe(3);
    });

    it('leaves nothing of a run that was stopped', async () => {
      const table = await give('large.csv', people(150_000));
      const controller = new AbortController();
      const analysis = await world.engine.analyze(table);
      const order = orderOf(table, analysis);
      const stopped = world.engine.run(order, {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
      expect((await world.outputs(run)).size).toBe(0);
    });

    it('answers many askers at once, each for itself', async () => {
      const table = await give('people.csv', people(30_000));
      const firsts = Array.from({ length: 12 }, (_, n) => n * 2_400);
      const pages = await Promise.all(
        firsts.map((first) => world.engine.readRows({ ...table, selection: { first, count: 2 } })),
      );
      expect(pages.map((page) => page.map((row) => row.rowIndex))).toEqual(
        firsts.map((first) => [first, first + 1]),
      );
    });
  });
}
