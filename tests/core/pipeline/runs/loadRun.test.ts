import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MappingVersion } from '../../../../core/model/mapping.ts';
import type { UploadId } from '../../../../core/model/upload.ts';
import { type LoadWorld, loadRun } from '../../../../core/pipeline/runs/loadRun.ts';
import { createUploadApi } from '../../../../core/pipeline/api/uploadApi.ts';
import { redshiftClient } from '../../../../infra/aws/clients.ts';
import { redshiftWarehouse } from '../../../../infra/aws/warehouse/redshiftWarehouse.ts';
import { approvedMapping } from '../../../cloud/approvedMapping.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';
import { leadsText } from '../../../cloud/leadsText.ts';
import { openStandInRedshift, type StandInRedshift } from '../../../infra/aws/warehouse/standInRedshift.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { openPipeline, type TestPipeline } from '../pipelineFixture.ts';

describe('loading a run into the warehouse', () => {
  const folder = temporaryFolder();
  let mapping: MappingVersion;
  let pipeline: TestPipeline;
  let redshift: StandInRedshift;
  let client: ReturnType<typeof redshiftClient>;
  let world: LoadWorld;
  let worlds = 0;
  beforeAll(async () => {
    mapping = await approvedMapping(leadsText(40));
    // A whole world is opened for it.
  }, 60_000);
  beforeEach(async () => {
    const own = join(folder.path, String(worlds++));
    mkdirSync(own);
    pipeline = openPipeline(own, { settings: { outputs: { formats: ['parquet'], rawColumns: false } } });
    await pipeline.world.mappings.append(mapping);
    redshift = await openStandInRedshift((url) => {
      const path = join(own, 'bucket', url.replace('s3://data/', ''));
      return {
        path,
        sizeBytes: statSync(path).size,
        text: path.endsWith('.json') ? readFileSync(path, 'utf8') : '',
      };
    });
    const endpoints = { redshift: redshift.url };
    client = redshiftClient({ region: standInRegion, credentials: standInCredentials, endpoints });
    world = {
      ...pipeline.world,
      warehouse: redshiftWarehouse({
        redshift: {
          client,
          region: standInRegion,
          database: 'mapwright',
          server: { WorkgroupName: 'mapwright' },
          patienceMs: 1_500,
        },
        schema: 'analytics',
        roleArn: 'arn:aws:iam::123456789012:role/copy',
        objects: pipeline.world.objects,
        bucket: 'data',
      }),
    };
  });
  afterEach(async () => {
    client.destroy();
    pipeline.close();
    await redshift.close();
  });
  afterAll(() => folder.dispose());

  async function done(key: string, rows: number): Promise<UploadId> {
    const id = await pipeline.arrive(key, leadsText(rows));
    await pipeline.settle();
    expect(await pipeline.upload(id)).toMatchObject({ state: 'done' });
    return id;
  }
  const counted = () =>
    redshift.query('SELECT count(*), count(DISTINCT mapwright_load) FROM analytics.crm_leads');
  const lines = (id: UploadId, kind: string) =>
    pipeline.uploads.history.filter((event) => event.uploadId === id && event.kind === kind);

  it('brings its rows into the table of the pack, once, however often it is told', async () => {
    const id = await done('raw/a.csv', 30);
    expect(await loadRun(world, id)).toBe('loaded');
    expect(await loadRun(world, id)).toBe('passed');
    expect(await counted()).toEqual([['30', '1']]);
    const { runId } = await pipeline.upload(id);
    expect(lines(id, 'loaded')).toMatchObject([
      { by: 'warehouseLoad', detail: { runId, epoch: 1, rows: 30 } },
    ]);
    await loadRun(world, await done('raw/b.csv', 12));
    expect(await counted()).toEqual([['42', '2']]);
    const [row] = await redshift.query(`SELECT email FROM analytics.crm_leads WHERE email LIKE 'ana29@%'`);
    expect(row).toEqual(['ana29@example.org']);
  });

  it('replaces what a lost answer left there', async () => {
    const id = await done('raw/a.csv', 30);
    const uploads = {
      ...world.uploads,
      note: () => Promise.reject(new Error('The function was killed.')),
    };
    await expect(loadRun({ ...world, uploads }, id)).rejects.toThrow('killed');
    expect(await loadRun(world, id)).toBe('loaded');
    expect(await counted()).toEqual([['30', '1']]);
  });

  it('passes over the test lane, what has not ended, and what is not there', async () => {
    expect(await loadRun(world, await done('raw-test/a.csv', 9))).toBe('passed');
    const waiting = await pipeline.arrive('raw/w.csv', 'x,y\n1,2\n3,4\n');
    await pipeline.settle();
    expect(await loadRun(world, waiting)).toBe('passed');
    expect(await loadRun(world, 'u0' as UploadId)).toBe('passed');
    expect(redshift.seen).toEqual([]);
  });

  it('passes over a run that has written no Parquet', async () => {
    const own = join(folder.path, String(worlds++));
    mkdirSync(own);
    const other = openPipeline(own, { settings: { outputs: { formats: [], rawColumns: false } } });
    await other.world.mappings.append(mapping);
    const id = await other.arrive('raw/a.csv', leadsText(9));
    await other.settle();
    expect(await loadRun({ ...other.world, warehouse: world.warehouse }, id)).toBe('passed');
    other.close();
  });

  it('notes and tells what the warehouse refuses, and leaves the run done', async () => {
    const id = await done('raw/a.csv', 9);
    redshift.fates.push({ error: 'ERROR: permission denied for schema analytics' });
    expect(await loadRun(world, id)).toBe('refused');
    expect(lines(id, 'notLoaded')).toMatchObject([{ detail: { code: 'WAREHOUSE_REFUSED' } }]);
    expect(pipeline.notices.told.at(-1)).toMatchObject({ topic: 'errors', severity: 'high' });
    const api = createUploadApi(pipeline.world);
    expect((await api.status(id)).upload.state).toBe('done');
    // Told again after it was mended.
    expect(await loadRun(world, id)).toBe('loaded');
  });

  it('has what passes by itself come again', async () => {
    const id = await done('raw/a.csv', 9);
    redshift.fates.push({ error: 'ERROR: 1023 Serializable isolation violation on table - 1' });
    await expect(loadRun(world, id)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(lines(id, 'notLoaded')).toEqual([]);
    expect(await loadRun(world, id)).toBe('loaded');
  });
});
