import { HashSample } from './hashSample.ts';
import { HyperLogLog } from './hyperLogLog.ts';
import { Patterns } from './patterns.ts';

/** The values that came after the dictionary was full. */
export class StreamedValues {
  readonly hashes = new HyperLogLog();
  readonly patterns = new Patterns();
  readonly keys: HashSample;
  minLength = Number.POSITIVE_INFINITY;
  maxLength = 0;
  minText: string | null = null;
  maxText: string | null = null;

  constructor(bounds: { readonly rows: number; readonly keys: number }) {
    this.keys = new HashSample(bounds.keys, bounds.rows);
  }
}

/** Keeps the text where it is the first or the last by code unit. It is not copied yet: see `ownEnds`. */
export function widenText(streamed: StreamedValues, text: string): void {
  if (streamed.minText === null || text < streamed.minText) streamed.minText = text;
  if (streamed.maxText === null || text > streamed.maxText) streamed.maxText = text;
}
