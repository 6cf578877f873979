import { profileOptions } from '../model/options/understandingOptions.ts';
import type { AsciiCell } from '../values/asciiCell.ts';
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

  /** The ends as far as they were copied. */
  private ownMin: string | null = null;
  private ownMax: string | null = null;

  constructor(bounds: { readonly rows: number; readonly keys: number }) {
    this.keys = new HashSample(bounds.keys, bounds.rows);
  }

  /** Copies the ends where they still share characters with a batch; to be called before the batch is let go. */
  ownEnds(): void {
    if (this.minText !== this.ownMin && this.minText !== null) {
      this.ownMin = ownCharacters(this.minText);
      this.minText = this.ownMin;
    }
    if (this.maxText !== this.ownMax && this.maxText !== null) {
      this.ownMax = ownCharacters(this.maxText);
      this.maxText = this.ownMax;
    }
  }
}

/** The text cut to what is kept, and copied, as a slice would keep the whole batch alive. */
export function ownCharacters(text: string): string {
  return Array.from(text.slice(0, profileOptions.keptCharacters)).join('');
}

/** Keeps the text where it is the first or the last by code unit. It is not copied yet: see `StreamedValues.ownEnds`. */
export function widenText(streamed: StreamedValues, text: string): void {
  if (streamed.minText === null || text < streamed.minText) streamed.minText = text;
  if (streamed.maxText === null || text > streamed.maxText) streamed.maxText = text;
}

/** As `widenText`, without making a text of a cell that lies between the two. */
export function widenCell(streamed: StreamedValues, cell: AsciiCell): void {
  const { minText, maxText } = streamed;
  if (minText === null || maxText === null) widenText(streamed, cell.text());
  else if (compared(cell, minText) < 0) streamed.minText = cell.text();
  else if (compared(cell, maxText) > 0) streamed.maxText = cell.text();
}

/** Below zero where the cell comes before the text, above where behind, by code units. */
function compared({ bytes, from, to }: AsciiCell, text: string): number {
  const shorter = Math.min(to - from, text.length);
  for (let at = 0; at < shorter; at += 1) {
    const distance = (bytes[from + at] ?? 0) - text.charCodeAt(at);
    if (distance !== 0) return distance;
  }
  return to - from - text.length;
}
