import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asId, type FileId } from '../../../core/model/ids.ts';
import { asSessionId } from '../../../core/model/session.ts';
import { readWhole } from '../../../core/pipeline/readWhole.ts';
import { readPlan } from '../../../core/pipeline/runPlan.ts';
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

describe('a file that goes through the pipeline', () => {
  it('comes out as a local run writes it, byte for byte, whatever the size of its parts', async () => {
    const world = await openWorld();
    const text = leads(4_500);
    await approveAll(world.service, await submitted(world, 'leads.csv', text));
    const database = join(world.folder, 'data', 'db', 'mapwright.db');
    for (const partBytes of [1, 150_000, 32 * 1_048_576]) {
      const folder = join(world.folder, `pipeline-${partBytes}`);
      mkdirSync(folder);
      const outputs = { formats: ['xlsx', 'parquet', 'excel-csv', 'report'], rawColumns: true } as const;
      const pipeline = openPipeline(folder, { database, settings: { partBytes, outputs } });
      const id = await pipeline.arrive('raw/leads.csv', text);
      await pipeline.settle();
      const upload = await pipeline.upload(id);
      expect(upload).toMatchObject({ state: 'done', rowCount: 4_500 });
      if (upload.runId === null) throw new Error('it has run');
      const session = await pipeline.world.sessions.get(asSessionId(upload.runId));
      expect(session?.total).toBe(partBytes === 1 ? 5 : partBytes === 150_000 ? 2 : 1);
      const { request } = await readPlan(pipeline.world, upload.runId);
      const local = await localOutputs(world, { name: `${partBytes}-leads.csv`, text, request });
      const mine = await pipelineOutputs(pipeline, upload.outputs);
      expect([...mine.keys()].sort()).toEqual([...local.keys()].sort());
      for (const [name, bytes] of local)
        expect({ name, same: mine.get(name)?.equals(bytes) }).toEqual({ name, same: true });
      expect(upload.counts?.rowsRejected).toBeGreaterThan(40);
      pipeline.close();
    }
  });
});
