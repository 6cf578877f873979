import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type PackId, type RunId } from '../../core/model/ids.ts';
import { asConfidence, type Correspondence } from '../../core/model/mapping.ts';
import type { TargetSchema } from '../../core/model/targetSchema.ts';
import type { TableRequest } from '../../core/ports/engine.ts';
import { claims, monthHeader, workbookOf, yearSheets } from '../core/open/sheetsFixture.ts';
import { makeWorkbook, stylesOf } from '../core/workbook/workbookFixture.ts';
import type { EngineUnderTest } from './engine.suite.ts';

const run = asId<RunId>('r1');
const schema: TargetSchema = {
  id: asId<PackId>('test.claims'),
  title: 'Claims',
  version: '1',
  about: '',
  fields: (['claim', 'paid', 'month'] as const).map((name) => ({
    name,
    label: name,
    type: name === 'paid' ? 'integer' : 'string',
    required: true,
    description: '',
    synonyms: [],
    enum: [],
    maxLength: null,
  })),
};
const fed = (
  field: string,
  column: number,
  transforms: Correspondence['transforms'] = [],
): Correspondence => ({
  field,
  columnIndexes: [column],
  transforms,
  confidence: asConfidence(1),
  origin: 'person',
});
const correspondences = [
  fed('claim', 0),
  fed('paid', 3, [{ kind: 'parseNumber', decimalMark: '.' }]),
  fed('month', 4),
];

/** What every engine promises of workbooks with several sheets. */
export function describeEngineSheets(name: string, makeWorld: () => Promise<EngineUnderTest>): void {
  describe(`engine, sheets of a workbook: ${name}`, () => {
    let world: EngineUnderTest;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.dispose());

    const give = async (bytes: Uint8Array): Promise<TableRequest> => ({
      fileId: await world.give('claims.xlsx', bytes),
      overrides: { sheetIndex: 1, sheetsTogether: true },
    });

    it('says what each of them holds', async () => {
      const sheets = await world.engine.sheets(await give(workbookOf(yearSheets())));
      expect(sheets).toHaveLength(13);
      expect(sheets[4]).toMatchObject({ name: 'Apr', notes: ['Claims paid in April'], layout: 1 });
      const text = {
        fileId: await world.give('a.csv', new TextEncoder().encode('a,b\n1,2\n')),
        overrides: {},
      };
      expect(await world.engine.sheets(text)).toEqual([]);
    });

    it('gives rows of all of them as one table, before and after each row was read', async () => {
      const table = await give(workbookOf(yearSheets(30)));
      const check = async (): Promise<void> => {
        const rows = await world.engine.readRows({ ...table, selection: { rows: [29, 30, 95, 269] } });
        expect(rows.map(({ sheet, line, cells }) => [sheet, line, cells[0], cells[4]])).toEqual([
          ['Jan', 31, 'C-1-29', 'Jan'],
          ['Feb', 2, 'C-2-0', 'Feb'],
          ['Apr', 9, 'C-4-5', 'Apr'],
          ['Dec', 31, 'C-12-29', 'Dec'],
        ]);
      };
      await check();
      expect((await world.engine.inspect(table)).table.sheets?.read).toHaveLength(9);
      expect((await world.engine.analyze(table)).tables[0]).toMatchObject({ rowCount: 270 });
      await check();
    });

    it('runs a mapping over all of them and rejects rows by their sheet', async () => {
      const odd = [...claims(2, 5), ['C-2-x', 'Holder', 1, 'a few']];
      const table = await give(
        workbookOf([
          { name: 'Jan', rows: [monthHeader, ...claims(1, 5)] },
          { name: 'Feb', rows: [['Claims of February'], monthHeader, ...odd] },
        ]),
      );
      const analysis = await world.engine.analyze(table);
      const preview = await world.engine.previewRows({
        ...table,
        selection: { rows: [10] },
        schema,
        correspondences,
      });
      expect(preview[0]?.source).toMatchObject({ sheet: 'Feb', line: 8 });
      expect(await world.engine.dryRun({ ...table, schema, correspondences })).toMatchObject({
        rowsIn: 11,
        rowsOut: 10,
      });
      const times = { submittedAt: '2025-01-01T00:00:00.000Z', startedAt: '2025-01-01T00:00:01.000Z' };
      const order = {
        ...table,
        runId: run,
        fileName: 'claims.xlsx',
        schema,
        correspondences,
        analysis,
        ...times,
      };
      const { counts } = await world.engine.run(order);
      expect(counts).toMatchObject({ rowsIn: 11, rowsOut: 10, rowsRejected: 1 });
      const outputs = await world.outputs(run);
      const rejects = new TextDecoder().decode(outputs.get('claims.rejects.csv')).split('\r\n');
      expect(rejects[0]).toBe('line,byte_offset,record,codes,fields,raw,original,rules,sheet');
      expect(rejects[1]).toMatch(/^8,\d+,7,NOT_A_NUMBER,paid,a few,"C-2-x,Holder,1,a few,Feb",,Feb$/);
      const cleaned = new TextDecoder().decode(outputs.get('claims.cleaned.csv')).split('\r\n');
      expect(cleaned.slice(5, 7)).toEqual(['C-1-4,5,Jan', 'C-2-0,0,Feb']);
    });

    it('shows the cells of each as the spreadsheet program does', async () => {
      const rowsOf = (style: number): string =>
        ['day', 'count']
          .map((text) => `<c t="str"><v>${text}</v></c>`)
          .join('')
          .replace(/.*/s, (header) => `<row>${header}</row>`) +
        Array.from(
          { length: 6 },
          (_, n) => `<row><c s="${style}"><v>${45_000 + n}</v></c><c><v>${n}</v></c></row>`,
        ).join('');
      const bytes = makeWorkbook({
        sheets: [
          { name: 'A', rows: rowsOf(1) },
          { name: 'B', rows: rowsOf(2) },
        ],
        styles: stylesOf(['General', 'd mmm yyyy', 'dd/mm/yy']),
      });
      const table = await give(bytes);
      await world.engine.analyze(table);
      const rows = await world.engine.readRows({ ...table, selection: { rows: [0, 5, 6, 11] } });
      expect(rows.map(({ shown }) => shown?.[0])).toEqual([
        '15 Mar 2023',
        '20 Mar 2023',
        '15/03/23',
        '20/03/23',
      ]);
    });

    it('stops reading them, and reads the next file', async () => {
      const tabs = Array.from({ length: 300 }, (_, n) => ({
        name: `B${n}`,
        rows: [monthHeader, ...claims(n, 40)],
      }));
      const table = await give(workbookOf(tabs));
      for (const work of [
        (signal: AbortSignal) => world.engine.sheets(table, { signal }),
        (signal: AbortSignal) => world.engine.analyze(table, { signal }),
      ]) {
        const controller = new AbortController();
        const asked = work(controller.signal);
        setTimeout(() => controller.abort(), 60);
        await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
      }
      expect(await world.engine.sheets(table)).toHaveLength(300);
    });
  });
}
