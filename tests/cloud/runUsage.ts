import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { MeasuredFile } from '../../infra/stack/cost/usage.ts';
import { type FunctionName, functionNames, functionPlans } from '../../infra/stack/functionPlans.ts';
import { approvedMapping } from './approvedMapping.ts';
import { addCall, noCalls } from './callCounts.ts';
import { standInCredentials } from './emulators/standIn.ts';
import { leadsText } from './leadsText.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk } from './pipelineDesk.ts';
import { type Cloud, startCloud } from './startCloud.ts';
import { ofType } from './up/cloudParts.ts';

/** Files of each size that are sent; what is told is what one of them took. */
const series = [
  { rows: 15_000, files: 10 },
  { rows: 1_300_000, files: 1 },
] as const;

/** Longest wait for one file, and for what follows its end, in milliseconds. */
const [patienceMs, quietMs] = [600_000, 4_000];

/** The cloud, and how many runs have ended in it. */
interface Measuring {
  readonly cloud: Cloud;
  readonly ended: () => number;
}

/**
 * Sends files through the product's own functions on the stand-in cloud and prints what one of each size took of every
 * service, for `infra/stack/cost/measuredFiles.ts`. No API is called meanwhile, so that only the work is counted;
 * functions of the minute are left out, but what they do for a file is in.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-usage-'));
  let logBytes = 0;
  let ended = 0;
  const cloud = await startCloud({
    assembly: await pipelineAssembly(folder),
    folder,
    // As many at a time as there are processors, so that none waits for another's.
    tune: { places: 2, timeoutSeconds: (_, seconds) => 3 * seconds, visibilitySeconds: (_, s) => 3 * s },
    onLine: (_, line) => {
      logBytes += Buffer.byteLength(line);
      if (line.includes('"run.ended"')) ended += 1;
    },
  });
  try {
    const desk = await openPipelineDesk(cloud);
    await desk.api('POST', '/mappings', await approvedMapping(leadsText(40)));
    desk.close();
    const measuring = { cloud, ended: () => ended };
    await sendSome(measuring, { rows: 100, files: 1, name: 'warm' });
    for (const some of series) {
      const counts = noCalls();
      cloud.levers.fault = (call) => {
        addCall(counts, call);
        return undefined;
      };
      const before = functionTimes(cloud);
      logBytes = 0;
      const bytes = await sendSome(measuring, { ...some, name: `rows-${String(some.rows)}` });
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
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sends files one behind the other, waits until all have run, and has their ends told. @returns their bytes */
async function sendSome(
  { cloud, ended }: Measuring,
  { rows, files, name }: { readonly rows: number; readonly files: number; readonly name: string },
): Promise<number> {
  const Bucket =
    ofType(cloud.parts.resources, 'AWS::S3::Bucket').find(({ names }) => names.ref.includes('-data-'))?.names
      .ref ?? '';
  const s3 = new S3Client({
    endpoint: cloud.s3.url,
    region: cloud.access['AWS_REGION'] ?? '',
    credentials: standInCredentials,
  });
  const text = leadsText(rows);
  for (let place = 0; place < files; place += 1) {
    const goal = ended() + 1;
    await s3.send(new PutObjectCommand({ Bucket, Key: `raw/${name}-${String(place)}.csv`, Body: text }));
    for (const end = performance.now() + patienceMs; ended() < goal; await wait(250))
      if (performance.now() > end) throw new Error(`File ${String(place)} of ${name} did not end.`);
  }
  s3.destroy();
  // The outbox is told each minute, and calls the ends to mind once more.
  cloud.clock.advance(60_000);
  await wait(quietMs);
  return files * Buffer.byteLength(text);
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
