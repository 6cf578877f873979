import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStandInRedshift, type StandInRedshift } from '../infra/aws/warehouse/standInRedshift.ts';
import { warehouse } from '../infra/stack/synthesized.ts';
import { temporaryFolder } from '../ports/temporaryFolder.ts';
import { approvedMapping } from './approvedMapping.ts';
import { noTables } from './emulators/dynoxide.ts';
import { standInCredentials } from './emulators/standIn.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk, type PipelineDesk } from './pipelineDesk.ts';
import { type Cloud, startCloud } from './startCloud.ts';

const folder = temporaryFolder();
const claims = readFileSync(new URL('../../samples/claims-2025-q3.csv', import.meta.url), 'utf8');
let cloud: Cloud;
let desk: PipelineDesk;
let redshift: StandInRedshift;
let s3: S3Client;
let files = 0;

beforeAll(async () => {
  if (noTables !== undefined) return;
  redshift = await openStandInRedshift(async (url) => {
    const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.+)$/u.exec(url) ?? [];
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const path = join(folder.path, `loaded-${files++}`);
    writeFileSync(path, bytes);
    return {
      path,
      sizeBytes: bytes.length,
      text: Key.endsWith('.json') ? Buffer.from(bytes).toString() : '',
    };
  });
  cloud = await startCloud({
    assembly: await pipelineAssembly(folder.path, { warehouse: { ...warehouse, schema: 'analytics' } }),
    folder: folder.path,
    endpoints: { AWS_ENDPOINT_URL_REDSHIFT_DATA: redshift.url },
  });
  s3 = new S3Client({
    endpoint: cloud.s3.url,
    region: cloud.access['AWS_REGION'] ?? '',
    credentials: standInCredentials,
  });
  desk = await openPipelineDesk(cloud);
}, 300_000);
vi.setConfig({ testTimeout: 120_000 });
afterAll(async () => {
  desk?.close();
  s3?.destroy();
  await cloud?.close();
  await redshift?.close();
  folder.dispose();
});

describe.skipIf(noTables !== undefined)('the warehouse behind the pipeline', () => {
  it('has the rows of a run whose pack asks for Parquet as soon as it is done, once', async () => {
    await desk.api('POST', '/mappings', await approvedMapping(claims));
    const id = await desk.put('raw/claims.csv', claims);
    const { upload } = await desk.until(id, 'done');
    const load = cloud.function('mapwright-warehouseLoad-dev');
    await desk.when(() => load.reports.length > 0);
    expect(load.reports.map(({ errorType }) => errorType)).toEqual([undefined]);
    const rows = upload.counts?.rowsOut ?? 0;
    expect(rows).toBeGreaterThan(0);
    expect(await redshift.query('SELECT count(*) FROM analytics.healthcare_claims')).toEqual([
      [String(rows)],
    ]);
    const { body } = await desk.api('GET', `/uploads/${id}/history`);
    expect((body as { readonly events: readonly object[] }).events.at(-1)).toMatchObject({
      kind: 'loaded',
      detail: { rows, runId: upload.runId },
    });
  });
});
