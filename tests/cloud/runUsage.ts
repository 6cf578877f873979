import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasuredFile } from '../../infra/stack/cost/usage.ts';
import { type FunctionName, functionNames, functionPlans } from '../../infra/stack/functionPlans.ts';
import { approvedMapping } from './approvedMapping.ts';
import { addCall, noCalls } from './callCounts.ts';
import { leadsText } from './leadsText.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk, type PipelineDesk } from './pipelineDesk.ts';
import { type Cloud, startCloud } from './startCloud.ts';

/** Files of each size that are sent; what is told is what one of them took. */
const series = [
  { rows: 15_000, files: 10 },
  { rows: 1_300_000, files: 1 },
] as const;

/**
 * Sends files through the product's own functions on the stand-in cloud and prints what one of each size took of every
 * service, for `infra/stack/cost/measuredFiles.ts`. Functions of the minute and of the APIs are left out.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-usage-'));
  let logBytes = 0;
  const cloud = await startCloud({
    assembly: await pipelineAssembly(folder),
    folder,
    // As many at a time as there are processors, so that none waits for another's.
    tune: { places: 2, timeoutSeconds: (_, seconds) => 3 * seconds, visibilitySeconds: (_, s) => 3 * s },
    onLine: (_, line) => {
      logBytes += Buffer.byteLength(line);
    },
  });
  const desk = await openPipelineDesk(cloud, { patienceMs: 600_000, stepMs: 500, clockMs: 500 });
  try {
    await desk.api('POST', '/mappings', await approvedMapping(leadsText(40)));
    await sendSome(cloud, desk, { rows: 100, files: 1, name: 'warm' });
    for (const some of series) {
      const counts = noCalls();
      cloud.levers.fault = (call) => {
        addCall(counts, call);
        return undefined;
      };
      const before = functionTimes(cloud);
      logBytes = 0;
      const bytes = await sendSome(cloud, desk, { ...some, name: `rows-${String(some.rows)}` });
      const each = (sum: number): number => Number((sum / some.files).toPrecision(3));
      const after = functionTimes(cloud);
      const functions = Object.fromEntries(
        [...after].flatMap(([name, { calls, seconds }]) => {
          const first = before.get(name) ?? { calls: 0, seconds: 0 };
          const used = { calls: each(calls - first.calls), seconds: each(seconds - first.seconds) };
          return used.calls === 0 ? [] : [[name, used]];
        }),
      );
      const told: MeasuredFile = {
        megabytes: each(bytes / 1e6),
        usage: {
          functions,
          s3Reads: each(counts.s3Reads),
          s3Writes: each(counts.s3Writes),
          dynamoReadUnits: each(counts.dynamoReadUnits),
          dynamoWriteUnits: each(counts.dynamoWriteUnits),
          sqsRequests: each(counts.sqsRequests),
          snsPublishes: each(counts.snsPublishes),
          logBytes: each(logBytes),
        },
      };
      console.log(JSON.stringify(told, null, 2));
    }
  } finally {
    desk.close();
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sends files one behind the other and waits until all are done. @returns their bytes */
async function sendSome(
  cloud: Cloud,
  desk: PipelineDesk,
  { rows, files, name }: { readonly rows: number; readonly files: number; readonly name: string },
): Promise<number> {
  const finished = (): number => functionTimes(cloud).get('finish')?.calls ?? 0;
  let bytes = 0;
  for (let place = 0; place < files; place += 1) {
    const goal = finished() + 1;
    const text = leadsText(rows, place * rows);
    bytes += Buffer.byteLength(text);
    await desk.put(`raw/${name}-${String(place)}.csv`, text);
    await desk.when(() => finished() >= goal);
  }
  return bytes;
}

function functionTimes(
  cloud: Cloud,
): Map<FunctionName, { readonly calls: number; readonly seconds: number }> {
  const counted = functionNames.filter(
    (name) => !['minute', 'http'].includes(functionPlans[name].trigger.by),
  );
  return new Map(
    counted.flatMap((name) => {
      const made = [...cloud.parts.functions.values()].find(({ settings }) =>
        settings.name.includes(`-${name}-`),
      );
      const reports = made?.reports ?? [];
      const ms = reports.reduce((sum, { elapsedMs, initMs = 0 }) => sum + elapsedMs + initMs, 0);
      return [[name, { calls: reports.length, seconds: ms / 1_000 }] as const];
    }),
  );
}

await main();
