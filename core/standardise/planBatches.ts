import { byteLength } from '../values/text/byteLength.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import { standardOptions } from '../model/options/standardOptions.ts';
import type { StandardBatch } from '../model/standardising.ts';

/** Cuts the values of a field into batches by the tokens that they take; in their order, each once. */
export function planBatches(field: string, values: readonly string[]): readonly StandardBatch[] {
  const batches: StandardBatch[] = [];
  let batch: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (batch.length > 0) batches.push({ field, values: batch });
    batch = [];
    bytes = 0;
  };
  const mostBytes = Math.min(
    standardOptions.batchTokens * llmOptions.bytesPerToken,
    standardOptions.batchBytes,
  );
  for (const value of new Set(values)) {
    // As it stands in the request: with its key, its names and its quotes.
    const size = byteLength(JSON.stringify({ key: 'v00', value }));
    if (batch.length >= standardOptions.batchValues || bytes + size > mostBytes) close();
    batch.push(value);
    bytes += size;
  }
  close();
  return batches;
}

/** A batch in two halves; of a single value none. */
export function halved({ field, values }: StandardBatch): readonly StandardBatch[] {
  if (values.length < 2) return [];
  const middle = Math.ceil(values.length / 2);
  return [
    { field, values: values.slice(0, middle) },
    { field, values: values.slice(middle) },
  ];
}
