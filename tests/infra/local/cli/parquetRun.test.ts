import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begun } from '../../../core/service/begun.ts';
import { asId, type FileId, type PackId } from '../../../../core/model/ids.ts';
import type { Run } from '../../../../core/model/run.ts';
import type { LocalWorld } from '../../../../infra/local/compose.ts';
import { openWorld } from '../../../../infra/local/cli/session/openWorld.ts';
import { outputFinder } from '../../../../infra/local/files/findOutput.ts';
import { ask } from '../outputs/parquetFixture.ts';
import { type CommandFixture, commandFixture } from './commandFixture.ts';

let fixture: CommandFixture;
let world: LocalWorld;
let run: Run;
const packId = asId<PackId>('healthcare.claims');
const header =
  'claim id,line,member id,date of birth,service from,diagnosis,procedure code,charge amount,paid amount';
const rows = [
  'C1,1,M1,1950-05-06,2024-01-31,E11.9,99213,100.00,80.5',
  'C2,1,M2,2001-01-01,2023-12-01,I10,70450,12345.67,0',
  'C3,1,M3,1999-12-31,2024-01-02,J45.909,99284,20,20',
];

beforeAll(async () => {
  fixture = commandFixture();
  world = await openWorld(fixture.session(), { guest: false, note: '' });
  const path = fixture.file('claims [2024].csv', `${header}\n${rows.join('\n')}\n`);
  const { id: fileId } = await world.sources.adoptPath(path);
  run = await approvedRun(fileId);
}, 60_000);
afterAll(async () => {
  await world.close();
  fixture.remove();
});

async function approvedRun(fileId: FileId): Promise<Run> {
  const { service } = world;
  await service.inbox.submit({ fileIds: [fileId] });
  for await (const event of service.inbox.watch()) {
    const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
    if (items.some(({ file }) => file.id === fileId && file.state === 'review')) break;
  }
  const { proposal } = await service.review.choosePack({ fileId, packId });
  const edits = (proposal?.columns ?? []).map(({ columnIndex, field }) =>
    field === null ? ({ kind: 'ignore', columnIndex } as const) : ({ kind: 'accept', columnIndex } as const),
  );
  await service.review.edit({ fileId, label: 'Accepted all', edits });
  const { runId } = begun(
    await service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition: 1,
      reason: 'test',
    }),
  );
  return service.runs.finished({ runId });
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a run of claims', () => {
  it('writes Parquet by year and month of the service, with types, from a file of any name', async () => {
    expect(run).toMatchObject({ state: 'done', counts: { rowsOut: 3 } });
    const parts = run.outputs.filter(({ kind }) => kind === 'cleaned-parquet');
    expect(parts.map(({ name }) => name)).toEqual([
      'claims [2024].cleaned.parquet/year=2023/month=12/part-0.parquet',
      'claims [2024].cleaned.parquet/year=2024/month=01/part-0.parquet',
    ]);
    const find = outputFinder(world.service.runs, world.outputs);
    const { path, sizeBytes } = await find({ runId: run.id, name: parts[1]?.name ?? '' });
    expect(sizeBytes).toBe(parts[1]?.sizeBytes);
    expect(
      await ask(`SELECT claim_id, service_start_date, charge_amount FROM '${path.replaceAll('[', '[[]')}'`),
    ).toEqual([
      ['C1', '2024-01-31', '100.00'],
      ['C3', '2024-01-02', '20.00'],
    ]);
  });

  it('adds what the pack derives, and the totals that it asks for', async () => {
    const rowsOf = (name: string) =>
      world.service.runs.rows({ runId: run.id, name, selection: { first: 0, count: 10 } });
    const cleaned = await rowsOf('claims [2024].cleaned.csv');
    const at = (name: string) => cleaned.rows.map((row) => row[cleaned.columns.indexOf(name)]);
    expect(at('patient_age')).toEqual(['73', '22', '24']);
    expect(at('diagnosis_chapter')).toEqual(['Endocrine and metabolic', 'Circulation', 'Respiration']);
    expect(at('risk_reasons')).toEqual([
      'Age 65 or more (+1); Diabetes (+1)',
      'Charge of 10,000 or more (+2)',
      'Chronic lung disease (+1)',
    ]);
    const months = await rowsOf('claims [2024].aggregates.by_month.csv');
    expect(months.columns).toEqual([
      'service_month',
      'lines',
      'claims',
      'members',
      'charge_total',
      'paid_total',
      'paid_average',
    ]);
    expect(months.rows).toEqual([
      ['2023-12', '1', '1', '1', '12345.67', '0.00', '0.0000'],
      ['2024-01', '2', '2', '2', '120.00', '100.50', '50.2500'],
    ]);
  });

  it('keeps the source packed beside them, with its digest', async () => {
    const copy = run.outputs.find(({ kind }) => kind === 'source-gz');
    expect(copy?.name).toBe('claims [2024].csv.gz');
    const find = outputFinder(world.service.runs, world.outputs);
    const { path } = await find({ runId: run.id, name: copy?.name ?? '' });
    const packed = readFileSync(path);
    expect(digestOf(packed)).toBe(copy?.sha256);
    expect(digestOf(gunzipSync(packed))).toBe(run.facts?.sha256);
    expect(gunzipSync(packed).toString()).toBe(`${header}\n${rows.join('\n')}\n`);
  });

  it('tells of the parts on the disk, and takes no way out of its folder', async () => {
    const record = await world.service.runs.record({ runId: run.id });
    expect(record.onDisk).toEqual(run.outputs.map(({ sizeBytes }) => sizeBytes));
    const size = await world.outputs.sizeOf({ runId: run.id, name: '../../db/mapwright.db' });
    expect(size).toBeUndefined();
  });

  it('hands them out as one folder', async () => {
    const next = fixture.file('later.csv', `${header}\n${rows.join('\n')}\n`);
    const out = join(fixture.folder, 'out');
    await world.close();
    const ended = await fixture.mapwright('run', next, '--target', packId, '--out', out, '--json');
    expect(ended.exitCode).toBe(0);
    const { outputs } = JSON.parse(ended.out) as { outputs: { name: string; path: string }[] };
    for (const { name, path } of outputs) {
      expect(path).toBe(join(out, name));
      expect(existsSync(path)).toBe(true);
    }
    const part = join(out, 'later.cleaned.parquet/year=2023/month=12/part-0.parquet');
    expect(readFileSync(part).subarray(0, 4).toString()).toBe('PAR1');
    expect(existsSync(join(out, 'later.csv.gz'))).toBe(true);
  });

  it('keeps no copy of the source where none is wanted', async () => {
    const next = fixture.file('last.csv', `${header}\n${rows.join('\n')}\n`);
    const ended = await fixture.mapwright('run', next, '--target', packId, '--no-keep-source', '--json');
    const { outputs } = JSON.parse(ended.out) as { outputs: { kind: string }[] };
    expect(outputs.map(({ kind }) => kind)).not.toContain('source-gz');
  });
});
