import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { approvedMapping } from './approvedMapping.ts';
import { leadsText } from './leadsText.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk } from './pipelineDesk.ts';
import { startCloud } from './startCloud.ts';

const memoryMb = 512;
/** Rows made at once: some 4 MB. */
const pieceRows = 50_000;

/**
 * Sends a large CSV through the product's own functions on the stand-in cloud, each of which has 512 MB and is ended when
 * it takes more: `node runLarge.ts --gigabytes 1`. Prints what each function took, and ends with 1 unless every row is
 * counted. Times that a function may take are those of the template, thrice over, since this machine is slower.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '1' } } });
  const sizeBytes = Number(values.gigabytes) * 1e9;
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-large-'));
  const cloud = await startCloud({
    assembly: await pipelineAssembly(folder),
    folder,
    tune: {
      memoryMb: () => memoryMb,
      timeoutSeconds: (_, seconds) => 3 * seconds,
      visibilitySeconds: (_, seconds) => 3 * seconds,
      places: 2,
    },
    onLine: (name, line) => {
      if (line.includes('"error"') || /^(?:Sandbox|Runtime)\./.test(line)) console.log(`${name} ${line}`);
    },
  });
  const desk = await openPipelineDesk(cloud, { patienceMs: 3_600_000, stepMs: 5000, clockMs: 5000 });
  try {
    const { body } = await desk.api('POST', '/mappings', await approvedMapping(leadsText(40)));
    if (JSON.stringify(body).includes('"error"')) throw new Error(JSON.stringify(body));
    const made = { rows: 0, bytes: 0 };
    const began = performance.now();
    const id = await desk.send('raw/large.csv', Readable.from(pieces(sizeBytes, made)));
    console.log(
      `${String(made.rows)} rows, ${(made.bytes / 1e9).toFixed(2)} GB, were sent in ${since(began)} s.`,
    );
    const { upload, session } = await desk.until(id, 'done');
    console.log(
      `${String(upload.counts?.rowsIn)} rows in, ${String(upload.counts?.rowsOut)} out, ${String(session?.counts.done)} of ${String(session?.total)} parts, ${since(began)} s.`,
    );
    for (const { settings, reports } of cloud.parts.functions.values()) {
      if (reports.length === 0) continue;
      const peak = Math.max(...reports.map(({ peakBytes }) => peakBytes)) / 1024 ** 2;
      const longest = Math.max(...reports.map(({ elapsedMs }) => elapsedMs)) / 1000;
      const failed = reports.filter(({ errorType }) => errorType !== undefined).length;
      console.log(
        `${settings.name.padEnd(32)} ${String(reports.length).padStart(4)} calls, ${String(failed)} failed, at most ${peak.toFixed(0)} MB and ${longest.toFixed(1)} s`,
      );
    }
    if (upload.counts?.rowsIn !== made.rows) process.exitCode = 1;
  } finally {
    desk.close();
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function* pieces(sizeBytes: number, made: { rows: number; bytes: number }): Generator<Buffer> {
  while (made.bytes < sizeBytes) {
    const piece = Buffer.from(leadsText(pieceRows, made.rows));
    made.rows += pieceRows;
    made.bytes += piece.length;
    yield piece;
  }
}

function since(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(0);
}

await main();
