import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../core/model/analysis.ts';
import type { FindQuery, FoundCell } from '../../core/model/find.ts';
import type { TableRequest } from '../../core/ports/engine.ts';
import { claims, monthHeader, workbookOf } from '../core/open/sheetsFixture.ts';
import type { EngineUnderTest } from './engine.suite.ts';

const queryOf = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeCell: false,
  isPattern: false,
  columnIndex: null,
  ...more,
});

/** What every engine promises of looking for a value. */
export function describeEngineFind(name: string, makeWorld: () => Promise<EngineUnderTest>): void {
  describe(`engine, finding a value: ${name}`, () => {
    let world: EngineUnderTest;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.dispose());

    const give = async (file: string, content: string | Uint8Array): Promise<TableRequest> => ({
      fileId: await world.give(
        file,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ),
      overrides: {},
    });
    /** All cells, those told of on the way and those of the answer. */
    const search = async (table: TableRequest, query: FindQuery) => {
      const told: FoundCell[] = [];
      const onProgress = ({ found }: Progress): void => void told.push(...(found?.cells ?? []));
      const { cells, count } = await world.engine.find({ ...table, query }, { onProgress });
      return { told, count, cells: [...told, ...cells] };
    };
    const placesOf = async (table: TableRequest, query: FindQuery) =>
      (await search(table, query)).cells.map(({ rowIndex, columnIndex }) => [rowIndex, columnIndex]);

    it('finds a value in a table that nobody has read yet, and after its analysis', async () => {
      const table = await give('people.csv', 'id,name\n007,Ana\n008,"Bo ""B"", Jr"\n\n009,ana\n');
      for (let time = 0; time < 2; time += 1) {
        expect(await placesOf(table, queryOf('ANA'))).toEqual([
          [0, 1],
          [2, 1],
        ]);
        expect(await placesOf(table, queryOf('"b"'))).toEqual([[1, 1]]);
        expect(await placesOf(table, queryOf('name'))).toEqual([]);
        await world.engine.analyze(table);
      }
    });

    it('searches what cells hold in other encodings and behind what lies above the table', async () => {
      const text = 'Bericht für März\r\n\r\nOrt;Straße\r\nKöln;Ü-Weg 1\r\nBonn;Weg 2\r\n';
      const table = await give(
        'orte.csv',
        Uint8Array.from(text, (character) => character.charCodeAt(0)),
      );
      expect(await placesOf(table, queryOf('KÖLN'))).toEqual([[0, 0]]);
      expect(await placesOf(table, queryOf('ü'))).toEqual([[0, 1]]);
      expect(await placesOf(table, queryOf('März'))).toEqual([]);
    });

    it('finds values of all sheets that are read as one', async () => {
      const book = workbookOf([
        { name: 'Jan', rows: [monthHeader, ...claims(1, 5)] },
        { name: 'Feb', rows: [monthHeader, ...claims(2, 5)] },
        { name: 'Mar', rows: [monthHeader, ...claims(3, 5)] },
      ]);
      const table = {
        ...(await give('claims.xlsx', book)),
        overrides: { sheetIndex: 0, sheetsTogether: true },
      } as const;
      expect(await placesOf(table, queryOf('c-3-', { columnIndex: 0 }))).toEqual(
        Array.from({ length: 5 }, (_, n) => [10 + n, 0]),
      );
      expect(await placesOf(table, queryOf('feb', { wholeCell: true }))).toEqual(
        Array.from({ length: 5 }, (_, n) => [5 + n, 4]),
      );
    });

    it('tells of cells while it searches, each once and in order', async () => {
      const rows = 120_000;
      const table = await give(
        'long.csv',
        `a,b,c\n${Array.from({ length: rows }, (_, n) => `${n},x${n % 100},y\n`).join('')}`,
      );
      const { told, cells, count } = await search(table, queryOf('x7', { wholeCell: true }));
      expect(count).toBe(rows / 100);
      expect(told.length).toBeGreaterThan(0);
      expect(cells.map(({ rowIndex }) => rowIndex)).toEqual(
        Array.from({ length: rows / 100 }, (_, n) => n * 100 + 7),
      );
    });

    it('stops a search that is under way, and searches again', async () => {
      const table = await give('long.csv', `a,b\n${'aaaaaaaaaaaaaaab,x\n'.repeat(600_000)}`);
      await world.engine.analyze(table);
      const controller = new AbortController();
      const search = world.engine.find(
        { ...table, query: queryOf('(a|b)*c', { isPattern: true }) },
        { signal: controller.signal, onProgress: () => controller.abort() },
      );
      await expect(search).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(await world.engine.find({ ...table, query: queryOf('b') })).toMatchObject({ count: 600_000 });
    });

    it('says of a pattern what is wrong with it, and of a file that has changed since', async () => {
      const table = await give('people.csv', 'id,name\n007,Ana\n');
      await expect(
        world.engine.find({ ...table, query: queryOf('a{', { isPattern: true }) }),
      ).rejects.toMatchObject({ code: 'FIND_PATTERN' });
      await world.engine.analyze(table);
      await world.change(table.fileId, new TextEncoder().encode('id,name\n007,Ana\n008,Bo\n'));
      await expect(world.engine.find({ ...table, query: queryOf('Bo') })).rejects.toMatchObject({
        code: 'SOURCE_CHANGED',
      });
    });
  });
}
