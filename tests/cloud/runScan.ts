import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addCall, noCalls } from './callCounts.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk } from './pipelineDesk.ts';
import { plantedCode, plantedDocuments } from './scans/plantedDocuments.ts';
import { openScanClient, type ScanClient } from './scans/scanClient.ts';
import { downloadedWorkbook, itemsOfSession } from './scans/scanOutcome.ts';
import { type Cloud, startCloud } from './startCloud.ts';

/** Codes that are looked for: those that are planted, and others that stand nowhere. */
const codeCount = 50_000;
/** The cloud's clock goes three times as fast: faster, and connections would reach their two hours before the end. */
const patience = { patienceMs: 3_600_000, clockMs: 500 };

/**
 * Scans documents through the product's own functions on the stand-in cloud: `node runScan.ts --documents 6600`. Batches come
 * twice and in another order, answers of the tables are lost, workers are killed in the middle, and the client's connection
 * goes away again and again; `--calm` leaves that out. Prints what was counted and what it took, and ends with 1 unless all is
 * as it was planted: every document counted once, one `COMPLETE`, one workbook.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '6600' },
      calm: { type: 'boolean', default: false },
    },
  });
  const count = Number(values.documents);
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-scan-'));
  const calls = noCalls();
  const seen: Seen = { calls, workbooks: 0, twice: 0, lost: 0, killed: 0, gone: 0 };
  const cloud = await startCloud({
    assembly: await pipelineAssembly(folder),
    folder,
    tune: {
      places: 2,
      visibilitySeconds: (name, seconds) => (name.includes('-queue-scan-dev') ? 20 : seconds),
      mostHoldSeconds: 2,
      timeoutSeconds: (_, seconds) => 3 * seconds,
    },
    onLine: (name, line) => {
      if (/"error"|^(?:Sandbox|Runtime)\./.test(line)) console.log(`${name} ${line}`);
    },
  });
  const desk = await openPipelineDesk(cloud, { ...patience, stepMs: 500 });
  try {
    const truth: string[] = [];
    for await (const { name, bytes, codes } of plantedDocuments(count)) {
      await desk.write(`scans/all/${name}`, bytes);
      for (const code of codes ?? []) truth.push(`${name}: ${code}`);
    }
    const codes = Array.from({ length: codeCount }, (_, number) => plantedCode(number));
    await desk.write('scans/codes.txt', codes.join('\n'));
    console.log(`${String(count)} documents and ${String(codes.length)} codes lie there.`);
    watch(cloud, seen, { isCalm: values.calm });

    const began = performance.now();
    const clients: ScanClient[] = [await openScanClient(cloud, desk, patience)];
    clients[0]?.send({
      action: 'start_scan',
      file_content: 'scans/all/',
      target_hole_codes: 'scans/codes.txt',
    });
    const sessionId = (await clients[0]?.first('STARTED'))?.session_id ?? '';
    // Now and then its connection goes away without a word; some time later it comes back.
    while (!values.calm && clients.length < 4) {
      const last = clients.at(-1);
      await last?.first('PROGRESS');
      if (last !== undefined) [...cloud.parts.sockets.values()][0]?.lose(last.connectionId);
      seen.gone += 1;
      const next = await openScanClient(cloud, desk, patience);
      next.send({ action: 'resume_scan', session_id: sessionId });
      clients.push(next);
    }
    const complete = await clients.at(-1)?.first('COMPLETE');
    const seconds = (performance.now() - began) / 1000;
    cloud.levers.arrange = undefined;
    // The outbox is told each minute, and calls the end to mind once more.
    cloud.clock.advance(60_000);
    await desk.settled();

    const { meta, files } = await itemsOfSession(cloud, sessionId);
    const sheets = await downloadedWorkbook(complete?.download_url ?? '');
    const found = sheets('Matches').map(([name, , , code]) => `${name ?? ''}: ${code ?? ''}`);
    const completes = clients.flatMap((client) => client.of('COMPLETE')).length;
    const facts = {
      processed_count: meta['processed_count'],
      total_files: meta['total_files'],
      items: files.size,
      completes,
      workbooks: seen.workbooks,
      matches: found.length,
      planted: truth.length,
      asPlanted: JSON.stringify(found.sort()) === JSON.stringify(truth.sort()),
      total_matches: complete?.total_matches,
      progress: clients.flatMap((client) => client.of('PROGRESS')).length,
      refused: [...cloud.parts.rights.refused],
    };
    console.log(JSON.stringify(facts, undefined, 2));
    const { twice, lost, killed, gone } = seen;
    console.log(JSON.stringify({ seconds: Math.round(seconds), twice, lost, killed, gone }));
    console.log(JSON.stringify(calls));
    printFunctions(cloud);
    const isRight =
      facts.processed_count === count &&
      facts.items === count &&
      completes === 1 &&
      seen.workbooks === 1 &&
      facts.asPlanted &&
      facts.total_matches === truth.length;
    if (!isRight) process.exitCode = 1;
  } finally {
    desk.close();
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What happened beside the work. */
interface Seen {
  readonly calls: ReturnType<typeof noCalls>;
  /** Times that a workbook was written. */
  workbooks: number;
  /** Messages that were delivered once more. */
  twice: number;
  /** Transactions whose answer was lost. */
  lost: number;
  /** Workers that were killed at work. */
  killed: number;
  /** Connections that went away without a word. */
  gone: number;
}

function watch(cloud: Cloud, seen: Seen, { isCalm }: { readonly isCalm: boolean }): void {
  let batches = 0;
  let transactions = 0;
  cloud.levers.listen = (call) => addCall(seen.calls, call);
  cloud.levers.arrange = (queue, messages) => {
    batches += 1;
    if (isCalm || !queue.includes('scan') || batches % 10 !== 0) return [messages];
    seen.twice += messages.length;
    return [[...messages].reverse(), messages];
  };
  cloud.levers.fault = (call) => {
    const { service, operation } = call;
    if (service === 's3') addCall(seen.calls, call);
    if (/^(?:PUT|POST) .*results\.xlsx/.test(operation)) seen.workbooks += 1;
    if (isCalm || operation !== 'TransactWriteItems') return undefined;
    transactions += 1;
    if (transactions % 2_000 === 0) seen.killed += cloud.function('mapwright-scanWorker-dev').kill();
    if (transactions % 97 !== 0) return undefined;
    seen.lost += 1;
    return 'lose';
  };
}

function printFunctions(cloud: Cloud): void {
  for (const { settings, reports } of cloud.parts.functions.values()) {
    if (reports.length === 0 || !settings.name.includes('scan')) continue;
    const ms = reports.map(({ elapsedMs }) => elapsedMs);
    const peak = Math.max(...reports.map(({ peakBytes }) => peakBytes)) / 1024 ** 2;
    const failed = reports.filter(({ errorType }) => errorType !== undefined).length;
    const sum = ms.reduce((all, one) => all + one, 0) / 1000;
    console.log(
      `${settings.name.padEnd(32)} ${String(reports.length)} calls, ${String(failed)} failed, ${sum.toFixed(0)} s in all, at most ${(Math.max(...ms) / 1000).toFixed(1)} s and ${peak.toFixed(0)} MB`,
    );
  }
}

await main();
