import { parentPort, workerData } from 'node:worker_threads';
import { type PartOutput, partRunner, type RunPlan } from '../../../core/apply/runPart.ts';
import { invariant } from '../../../core/model/errors.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import type { TextPart } from '../../../core/parse/cutParts.ts';
import type { DelimitedTable } from '../../../core/parse/readData.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import { type FileIdentity, openFileSource } from '../files/fileSource.ts';
import { failureOf } from './failure.ts';
import { loadKernel } from './loadKernel.ts';
import type { Failure } from './protocol.ts';

/** What a thread of a run works on, given at its start. */
export interface PartWork {
  readonly plan: RunPlan;
  readonly table: DelimitedTable;
  /** The text's file, as it was when the run began; `name` as the person knows it. */
  readonly text: { readonly path: string; readonly name: string; readonly identity: FileIdentity };
}

/** Asks for a part; the answers come in the order of asking. */
export interface ToRunPart {
  readonly part: TextPart;
}

export type FromRunPart =
  | { readonly kind: 'done'; readonly output: PartOutput }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Entry file of a thread that runs parts of a table. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const { plan, table, text } = workerData as PartWork;
const post = (message: FromRunPart, handedOver: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, handedOver);
const runPart = partRunner(plan);
const opened = openFileSource(text.path, { name: text.name, expected: text.identity });
// Whoever asks for the first part is told.
opened.catch(() => undefined);

let last: Promise<void> = Promise.resolve();
port.on('message', ({ part }: ToRunPart) => {
  last = last.then(() => work(part));
});

async function work({ from, firstRow, before }: TextPart): Promise<void> {
  try {
    const kernel = loadKernel();
    kernel?.begin();
    const output = await runPart(
      readEveryRow(await opened, table, {
        ...(from === undefined ? {} : { from }),
        firstRow,
        before,
        pool: new BatchPool(kernel),
      }),
    );
    post({ kind: 'done', output }, [output.cleaned.buffer, output.rejects.buffer]);
  } catch (error) {
    post({ kind: 'failed', failure: failureOf(error, text.name) });
  }
}
