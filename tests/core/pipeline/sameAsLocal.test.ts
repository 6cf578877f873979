import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asId, type FileId, type PackId } from '../../../core/model/ids.ts';
import { asSessionId } from '../../../core/model/session.ts';
import type { PipelineSettings } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { Upload } from '../../../core/model/upload.ts';
import { readWhole } from '../../../core/pipeline/world/readWhole.ts';
import { readPlan } from '../../../core/pipeline/parts/runPlan.ts';
import type { RunTask } from '../../../core/run/writeReports.ts';
import type { WorkerAnswers } from '../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../infra/local/engine/jobs.ts';
import { approveAll, openWorld, submitted, type TestWorld } from '../service/world.ts';
import { openPipeline, type TestPipeline } from './pipelineFixture.ts';

/** Leads with broken and doubled rows, line breaks in cells, and texts of other scripts. */
function leads(count: number): string {
  const lines = ['First Name,Last Name,Email,Company,Phone,City'];
  for (let n = 0; n < count; n += 1) {
    const mail = n % 97 === 3 ? 'no mail' : `ana${n % 7 === 0 ? n % 500 : n}@example.org`;
    const firm = n % 50 === 9 ? `"Firm ${n},\n second line"` : `Firm ${n}`;
    lines.push(`Ana${n},Bérg,${mail},${firm},+49 30 12345${String(n).padStart(4, '0')},Berlin`);
  }
  return `${lines.join('\n')}\n`;
}

/** What the local engine writes for the very same request. */
async function localOutputs(
  { folder }: TestWorld,
  { name, text, request }: { readonly name: string; readonly text: string; readonly request: RunTask },
): Promise<ReadonlyMap<string, Buffer>> {
  const path = join(folder, `local-${name}`);
  writeFileSync(path, text);
  const outputFolder = join(folder, `outputs-${name}`);
  mkdirSync(outputFolder);
  const scratch = join(folder, `scratch-${name}`);
  const file = { fileId: asId<FileId>('f'), path, name, sha256: null, overrides: {}, scratch };
  const opened = (await doJob(
    { ...file, kind: 'analyze', allTables: false, lines: false, kept: null },
    () => undefined,
  )) as WorkerAnswers['analyze'];
  await doJob(
    { ...file, kind: 'run', request, outputFolder, finalFolder: '', kept: opened.kept },
    () => undefined,
  );
  const files = readdirSync(outputFolder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return new Map(files.map((one) => [one.name, readFileSync(join(one.parentPath, one.name))]));
}

async function pipelineOutputs(
  pipeline: TestPipeline,
  outputs: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const [name, key] of Object.entries(outputs))
    found.set(name.split('/').at(-1) ?? name, Buffer.from(await readWhole(pipeline.world.objects, key)));
  return found;
}

/** Sends a text through a pipeline in so many parts, and holds every output against that of a local run. */
async function sameAsLocal(
  world: TestWorld,
  {
    text,
    parts,
    settings,
  }: { readonly text: string; readonly parts: number; readonly settings: Partial<PipelineSettings> },
): Promise<Upload> {
  const folder = mkdtempSync(join(world.folder, 'pipeline-'));
  const database = join(world.folder, 'data', 'db', 'mapwright.db');
  const pipeline = openPipeline(folder, { database, settings });
  try {
    const id = await pipeline.arrive('raw/leads.csv', text);
    await pipeline.settle();
    const upload = await pipeline.upload(id);
    if (upload.runId === null) throw new Error(`It has not run: ${upload.state}`);
    const session = await pipeline.world.sessions.get(asSessionId(upload.runId));
    expect(session?.total).toBe(parts);
    const { request } = await readPlan(pipeline.world, upload.runId);
    const local = await localOutputs(world, { name: `${parts}-leads.csv`, text, request });
    const mine = await pipelineOutputs(pipeline, upload.outputs);
    expect([...mine.keys()].sort()).toEqual([...local.keys()].sort());
    for (const [name, bytes] of local)
      expect({ name, same: mine.get(name)?.equals(bytes) }).toEqual({ name, same: true });
    return upload;
  } finally {
    pipeline.close();
  }
}

describe('a file that goes through the pipeline', () => {
  it.each([
    [1, 3],
    [100_000, 2],
    [32 * 1_048_576, 1],
  ])(
    'comes out as a local run writes it, byte for byte, in parts of %i bytes',
    async (partBytes, parts) => {
      const world = await openWorld();
      const text = leads(2_300);
      await approveAll(world.service, await submitted(world, 'leads.csv', text));
      const outputs = { formats: ['xlsx', 'parquet', 'excel-csv', 'report'], rawColumns: true } as const;
      const upload = await sameAsLocal(world, { text, parts, settings: { partBytes, outputs } });
      expect(upload).toMatchObject({ state: 'done', rowCount: 2_300 });
      expect(upload.counts?.rowsRejected).toBeGreaterThan(20);
    },
    120_000,
  );

  it('does so where later doubles are rejected, for which all rows are looked through first', async () => {
    const world = await openWorld();
    const pack = {
      id: asId<PackId>('own.visits'),
      title: 'Visits',
      version: '1',
      fields: [
        { name: 'visit_no', type: 'string', required: true },
        { name: 'visitor', type: 'string' },
      ],
      duplicates: { keys: [['visit_no']], onDuplicate: 'reject' },
    };
    const { errors } = await world.service.packs.save({ pack, expectedVersion: 0, note: '' });
    expect(errors).toEqual([]);
    const rows = Array.from({ length: 3_000 }, (_, n) => `V${(n * 7) % 2_900},Ana ${n}`);
    const text = `Visit No,Visitor\n${rows.join('\n')}\n`;
    const view = await submitted(world, 'visits.csv', text);
    const fileId = view.item.file.id;
    await approveAll(world.service, await world.service.review.choosePack({ fileId, packId: pack.id }));
    const upload = await sameAsLocal(world, { text, parts: 3, settings: { partBytes: 1 } });
    expect(upload).toMatchObject({ state: 'done', counts: { rowsIn: 3_000, rowsOut: 2_900 } });
  });
});
