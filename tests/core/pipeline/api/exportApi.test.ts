import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskQuery } from '../../../../core/model/ask.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { createExportApi } from '../../../../core/pipeline/api/exportApi.ts';
import type { ExportApi, ExportProgress, ExportWish } from '../../../../core/ports/exportApi.ts';
import { nodeDeflate } from '../../../../infra/local/files/nodeInflate.ts';
import { localLinks } from '../../../../infra/local/links/localLinks.ts';
import { localLeads } from '../../../../infra/local/pipeline/localLeads.ts';
import { localObjects } from '../../../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../../../infra/local/pipeline/pipelineDatabase.ts';
import { timeIds } from '../../../../infra/local/timeIds.ts';
import { readFile } from 'node:fs/promises';
import { leadPack, leadRow, leadSource } from '../../../ports/leadExamples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const by = 'ana@example.org';
const count = 2_300;
const list: AskQuery = {
  subject: { kind: 'records', packId: leadPack },
  where: [],
  groups: [],
  measures: [],
  order: [],
  limit: null,
  columns: ['full_name'],
};
const wish: ExportWish = { query: list, words: [], format: 'csv', header: 'names', zone: 'UTC', asOf: null };

describe('an export that takes several steps', () => {
  const folder = temporaryFolder();
  const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
  let nowMs = Date.UTC(2025, 5, 1);
  // Each look at the clock takes longer than a step may, so that each step is as short as one can be.
  const clock = { now: () => (nowMs += 13_000) };
  const links = localLinks('', () => nowMs);
  const leads = localLeads(database);
  let exports: ExportApi;
  beforeAll(async () => {
    const rows = Array.from({ length: count }, (_, n) =>
      leadRow(n, { email: `p${n}@example.org`, full_name: `P${n}`, country: n % 2 === 0 ? 'DE' : 'SE' }),
    );
    await leads.take(leadSource('r1'), rows, '2025-03-01T00:00:00.000Z');
    const objects = localObjects(join(folder.path, 'bucket'), links);
    exports = createExportApi({
      leads,
      schemas: builtInPacks,
      clock,
      objects,
      ids: timeIds(clock),
      deflate: nodeDeflate,
    });
  });
  afterAll(() => {
    database.close();
    folder.dispose();
  });

  async function whole(asked: ExportWish): Promise<{ steps: ExportProgress[]; last: ExportProgress }> {
    const steps = [await exports.begin(asked, by)];
    for (let last = steps[0]; last?.state === 'running'; steps.push(last))
      last = await exports.goOn(last.exportId, by);
    return { steps, last: steps.at(-1) as ExportProgress };
  }
  const textOf = (made: ExportProgress, at = 0): Promise<string> =>
    readFile(links.find(made.files[at]?.url ?? '')?.path ?? '', 'utf8');
  const names = Array.from({ length: count }, (_, n) => `P${n}`);

  it('tells how far it is and joins its parts in the order of the list, whichever way that goes', async () => {
    const { steps, last } = await whole(wish);
    expect(steps.map(({ state, rows, of }) => [state, rows, of])).toEqual([
      ['running', 1_000, count],
      ['running', 2_000, count],
      ['running', count, count],
      ['done', count, count],
    ]);
    expect(await textOf(last)).toBe(`full_name\r\n${names.toReversed().join('\r\n')}\r\n`);
    const upwards: AskQuery = { ...list, order: [{ by: { field: '@loaded' }, descending: false }] };
    const found = await whole({ ...wish, query: upwards, words: ['p1'] });
    const expected = names.filter((name) => name.startsWith('P1'));
    expect(await textOf(found.last)).toBe(`full_name\r\n${expected.join('\r\n')}\r\n`);
    expect(found.last.rows).toBe(expected.length);
  });

  it('goes on in the order of arrival where a filter finds more than one answer can look at, else says so', async () => {
    const where: AskQuery['where'] = [{ field: 'country', test: { op: 'is', values: ['SE', 'NO'] } }];
    const { steps, last } = await whole({ ...wish, query: { ...list, where } });
    expect([steps[0]?.rows, last.rows, last.of]).toEqual([0, count / 2, count / 2]);
    expect((await textOf(last)).split('\r\n').slice(1, 3)).toEqual(['P2299', 'P2297']);
    const order: AskQuery['order'] = [{ by: { field: 'full_name' }, descending: false }];
    await expect(exports.begin({ ...wish, query: { ...list, where, order } }, by)).rejects.toMatchObject({
      code: 'ASK_TOO_LONG',
    });
  });

  it('has a workbook a step, each with its header, and none for those that came later or for others', async () => {
    const { last } = await whole({ ...wish, format: 'xlsx' });
    expect(last.files.map(({ rows }) => rows)).toEqual([300, 1_000, 1_000]);
    expect(last.files.map(({ fileName }) => fileName.slice(-12))).toEqual([
      '-1-of-3.xlsx',
      '-2-of-3.xlsx',
      '-3-of-3.xlsx',
    ]);
    const before = await whole({ ...wish, format: 'xlsx', asOf: '2025-02-01T00:00:00.000Z' });
    expect(before.last.files.map(({ rows }) => rows)).toEqual([0]);
    await expect(exports.goOn(last.exportId, 'ben@example.org')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
