import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import {
  createPipelineLeads,
  type LeadsService,
} from '../../../../core/service/pipelineLeads/pipelineLeads.ts';
import { folderLeads } from '../../../../infra/local/pipeline/folderLeads.ts';
import { localLeads } from '../../../../infra/local/pipeline/localLeads.ts';
import { localObjects } from '../../../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../../../infra/local/pipeline/pipelineDatabase.ts';
import { systemClock, timeIds } from '../../../../infra/local/timeIds.ts';
import { leadPack as packId, leadRow, leadSource } from '../../../ports/leadExamples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const folder = temporaryFolder();
const place = 'folder' as const;
const zone = 'Europe/Berlin';
let database: ReturnType<typeof openPipelineDatabase>;
let service: LeadsService;

beforeAll(async () => {
  database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
  const objects = localObjects(join(folder.path, 'bucket'));
  const link = { ...folderLeads(database, { objects, clock: systemClock, ids: timeIds(systemClock) }) };
  service = createPipelineLeads(
    { schemas: builtInPacks, clock: systemClock },
    {
      jobs: { leadsOf: () => Promise.resolve({ ...link, account: null } as never) },
      settings: { get: () => Promise.resolve({ approver: 'ana' } as never) },
      modelOver: () => {
        throw new Error('No model is asked here.');
      },
    },
  );
  const rows = Array.from({ length: 25 }, (_, n) =>
    leadRow(n, {
      email: `p${n}@example.org`,
      last_name: `N${String((n * 7) % 25).padStart(2, '0')}`,
      ...(n % 5 === 0 ? {} : { country: n % 2 === 0 ? 'DE' : 'SE' }),
    }),
  );
  await localLeads(database).take(leadSource('r1'), rows, '2026-01-01T00:00:00.000Z');
});
afterAll(() => {
  database.close();
  folder.dispose();
});

const at = (field: string): number =>
  builtInPacks.find(({ id }) => id === packId)?.fields.findIndex(({ name }) => name === field) ?? -1;
const wanted = { place, packId, pageSize: 10, zone, asOf: null, fields: [] } as const;
const arrival = { field: null, descending: false } as const;

describe('leads of a pipeline as a desk lists them', () => {
  it('come in true pages in any order, also from the middle, whoever asks first', async () => {
    const plain = await service.page({ ...wanted, order: arrival, page: 3 });
    expect([plain.total, plain.pages, plain.first, plain.last, plain.asOf]).toEqual([25, 3, 21, 25, null]);
    const order = { field: 'last_name', descending: true } as const;
    // A reload stands in the middle and knows no moment yet.
    const middle = await service.page({ ...wanted, order, page: 2 });
    expect(middle.lines.map(({ values }) => values[at('last_name')])).toEqual(
      Array.from({ length: 10 }, (_, n) => `N${String(14 - n).padStart(2, '0')}`),
    );
    const last = await service.page({ ...wanted, order, page: 3, asOf: middle.asOf });
    expect([last.first, last.last, last.total, last.of]).toEqual([21, 25, 25, 25]);
    expect((await service.page({ ...wanted, order, page: 4, asOf: middle.asOf })).lines).toEqual([]);
  });

  it('are narrowed down to any of several values, and to those without one', async () => {
    const found = async (values: readonly string[]): Promise<number> =>
      (await service.page({ ...wanted, order: arrival, page: 1, fields: [{ field: 'country', values }] }))
        .total;
    expect(await Promise.all([found(['de']), found(['']), found(['SE', '']), found(['DE', 'SE'])])).toEqual([
      10, 5, 15, 20,
    ]);
  });

  it('are told with where each value is from, changed under the person’s name, and taken back', async () => {
    const [line] = (await service.search({ place, packId, words: ['p7'], fields: [], after: null, limit: 5 }))
      .lines;
    if (line === undefined) throw new Error('It was not found.');
    const { version } = await service.get({ place, leadId: line.id });
    const values = [{ field: 'country', value: '' }];
    const edited = await service.edit({ place, leadId: line.id, version, values, reason: 'Unsure.' });
    const country = edited.values[at('country')];
    expect(country).toMatchObject({ value: null, origin: { kind: 'edit', by: 'ana' } });
    expect(edited.values[at('email')]?.origin).toMatchObject({ kind: 'row', fileName: 'r1.csv', place: '9' });
    expect(edited.history.map(({ kind }) => kind)).toEqual(['edited', 'added']);
    const stamp = edited.history[0]?.stamp ?? '';
    const undone = await service.undo({ place, leadId: line.id, stamp });
    expect(undone.values[at('country')]?.value).toBe('SE');
  });

  it('are asked in words, and each window of an answer belongs to the first', async () => {
    const [subject] = await service.subjects({ place });
    expect([subject?.title, subject?.total]).toEqual(['Leads', 25]);
    const asked = { question: 'leads from Sweden', context: null, zone };
    const { query, state, by } = await service.read({ place, ...asked });
    if (query === null) throw new Error('It was not understood.');
    expect([state, by]).toEqual(['whole', 'grammar']);
    const first = await service.run({ place, query, zone, first: 0, count: 6 });
    const rest = await service.run({ place, query, zone, first: 6, count: 6 });
    const opened = [...first.rows, ...rest.rows].map(({ opens }) => opens);
    expect([first.total, opened.length, new Set(opened.map((one) => JSON.stringify(one))).size]).toEqual([
      10, 10, 10,
    ]);
    expect(opened[0]).toMatchObject({ kind: 'lead', place });
    expect((await service.read({ place, ...asked, question: 'delete all leads' })).state).toBe('refused');
  });
});
