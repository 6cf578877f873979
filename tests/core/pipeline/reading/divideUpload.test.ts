import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { MappingVersion } from '../../../../core/model/mapping.ts';
import type { Upload } from '../../../../core/model/upload.ts';
import { approvedMapping } from '../../../cloud/approvedMapping.ts';
import { leadsText } from '../../../cloud/leadsText.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { type MadeRow, type RowsSheet, workbookOf } from '../../open/sheetsFixture.ts';
import { openPipeline, type TestPipeline } from '../pipelineFixture.ts';

const known: RowsSheet = { name: 'Fair', rows: parse(leadsText(30)) };
const webinar: RowsSheet = {
  name: 'Webinar',
  rows: [
    ['Full name', 'E-mail address', 'Organisation', 'Country', 'Telephone'],
    ...Array.from({ length: 7 }, (_, n): MadeRow => {
      return [`Bo${n} Lund`, `bo${n}@web.example.org`, `Works ${n}`, 'Sweden', `+46 8 12345${n}`];
    }),
  ],
};
const rates: RowsSheet = {
  name: 'Rates',
  rows: [
    ['Zone', 'Tariff', 'Depot'],
    ['N1', '12.5', 'Hamm'],
    ['N2', '13.5', 'Unna'],
  ],
};

describe('a workbook with several sheets of data that arrives', () => {
  const folder = temporaryFolder();
  let mapping: MappingVersion;
  let pipeline: TestPipeline;
  let worlds = 0;
  beforeAll(async () => {
    mapping = await approvedMapping(leadsText(40));
    // A whole world is opened for it.
  }, 60_000);
  beforeEach(async () => {
    const own = join(folder.path, String(worlds++));
    mkdirSync(own);
    pipeline = openPipeline(own);
    await pipeline.world.mappings.append(mapping);
  });
  afterEach(() => pipeline.close());
  afterAll(() => folder.dispose());

  async function all(): Promise<Readonly<Record<string, Upload>>> {
    const uploads = await pipeline.uploads.list({ limit: 100 });
    return Object.fromEntries(uploads.map((upload) => [upload.fileName, upload]));
  }

  it('becomes an upload for each layout: one runs, one waits for its mapping, and what is no data is left', async () => {
    const id = await pipeline.arrive('raw/leads.xlsx', workbookOf([webinar, rates, known]));
    await pipeline.settle();
    const uploads = await all();
    expect(Object.keys(uploads).toSorted()).toEqual([
      'leads (Fair).xlsx',
      'leads (Webinar).xlsx',
      'leads.xlsx',
    ]);
    expect(uploads['leads.xlsx']).toMatchObject({ state: 'done', outputs: {}, error: null });
    expect(uploads['leads (Fair).xlsx']).toMatchObject({ state: 'done', counts: { rowsIn: 30 } });
    expect(uploads['leads (Webinar).xlsx']).toMatchObject({ state: 'waiting', rowCount: 7 });
    const line = pipeline.uploads.history.find(({ uploadId, kind }) => uploadId === id && kind === 'divided');
    expect(line?.detail).toEqual({ files: 2, leftOut: 1 });
  });

  it('becomes an upload for each table of a text: the known one runs by itself, however long the one above it is', async () => {
    const rows = webinar.rows ?? [];
    const upper = [...rows, ...rows.slice(1)].map((cells) => cells.join(',')).join('\n');
    await pipeline.arrive('raw/both.csv', `${upper}\n\nVisitors\n${leadsText(30)}\n`);
    await pipeline.settle();
    const uploads = await all();
    expect(uploads['both.csv']).toMatchObject({ state: 'done', outputs: {} });
    expect(uploads['both (Visitors).csv']).toMatchObject({ state: 'done', counts: { rowsIn: 30 } });
    expect(uploads['both (table 1).csv']).toMatchObject({ state: 'waiting', rowCount: 14 });
  });

  it('stays one upload where no other sheet is data', async () => {
    await pipeline.arrive('raw/leads.xlsx', workbookOf([known, rates]));
    await pipeline.settle();
    expect(Object.values(await all())).toMatchObject([{ fileName: 'leads.xlsx', state: 'done' }]);
  });
});
