import { parentPort } from 'node:worker_threads';
import { findLikely, type LabelledField } from '../../../core/dedupe/findLikely.ts';
import type { LikelyDuplicates } from '../../../core/model/duplicates.ts';
import { invariant } from '../../../core/model/errors.ts';

/** Fields, then records in pieces, then the word to begin. */
export type LikenessMessage =
  | { readonly kind: 'fields'; readonly fields: readonly LabelledField[] }
  | { readonly kind: 'records'; readonly records: readonly (readonly (string | null)[])[] }
  | { readonly kind: 'find' };

export type LikenessAnswer =
  | { readonly kind: 'found'; readonly found: LikelyDuplicates }
  | { readonly kind: 'failed'; readonly message: string };

/** Entry file of the thread that looks for likely duplicates, so that keys are answered meanwhile. It does it once. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');

let fields: readonly LabelledField[] = [];
const records: (readonly (string | null)[])[] = [];
port.on('message', (message: LikenessMessage) => {
  switch (message.kind) {
    case 'fields':
      fields = message.fields;
      return;
    case 'records':
      for (const record of message.records) records.push(record);
      return;
    case 'find':
      void findLikely(fields, records).then(
        (found) => answer({ kind: 'found', found }),
        (error: unknown) => answer({ kind: 'failed', message: String(error) }),
      );
  }
});

function answer(message: LikenessAnswer): void {
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  port?.postMessage(message);
}
