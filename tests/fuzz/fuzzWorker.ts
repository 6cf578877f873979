import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../core/model/errors.ts';
import type { FuzzCase } from './campaign.ts';
import { judge, type Verdict } from './judge.ts';
import { judgePdf } from './pdf/judgePdf.ts';

/** What the campaign and its threads say to one another. */
export type FromFuzzWorker =
  | { readonly kind: 'judged'; readonly verdict: Verdict }
  | { readonly kind: 'crash'; readonly trace: string };

const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const { folder } = workerData as { readonly folder: string };
const post = (message: FromFuzzWorker): void => port.postMessage(message);

port.on('message', (file: FuzzCase) => {
  (file.name.endsWith('.pdf') ? judgePdf : judge)(file, folder).then(
    (verdict) => post({ kind: 'judged', verdict }),
    (error: unknown) =>
      post({ kind: 'crash', trace: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
