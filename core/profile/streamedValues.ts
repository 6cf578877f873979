import { profileOptions } from '../model/options/understandingOptions.ts';
import type { AsciiCell } from '../values/text/asciiCell.ts';
import { HeavyCells } from './heavyCells.ts';
import { HyperLogLog } from './hyperLogLog.ts';
import { KeySample } from './keySample.ts';
import { Patterns } from './patterns.ts';

/** The values that came after the dictionary was full. */
export class StreamedValues {
  readonly hashes = new HyperLogLog();
  readonly patterns = new Patterns();
  readonly keys: KeySample;
  readonly heavy = new HeavyCells();
  /** Cells by which counts of the dictionary may be short in parts that were joined. */
  joinedError = 0;
  minLength = Number.POSITIVE_INFINITY;
  maxLength = 0;
  minText: string | null = null;
  maxText: string | null = null;

  constructor(bounds: { readonly rows: number; readonly keys: number }) {
    this.keys = new KeySample(bounds.keys, bounds.rows);
  }
}

/** The text cut to what is kept; copied then, as a slice would keep all of it. */
export function keptText(text: string): string {
  const { keptCharacters } = profileOptions;
  return text.length <= keptCharacters ? text : Array.from(text.slice(0, keptCharacters)).join('');
}

/** Keeps the text where it is the first or the last by code unit. */
export function widenText(streamed: StreamedValues, text: string): void {
  const kept = keptText(text);
  if (streamed.minText === null || kept < streamed.minText) streamed.minText = kept;
  if (streamed.maxText === null || kept > streamed.maxText) streamed.maxText = kept;
}

/** As `widenText`, without making a text of a cell that lies between the two. */
export function widenCell(streamed: StreamedValues, cell: AsciiCell): void {
  const { minText, maxText } = streamed;
  if (minText === null || maxText === null) widenText(streamed, cell.text());
  else if (compared(cell, minText) < 0) streamed.minText = keptText(cell.text());
  else if (compared(cell, maxText) > 0) streamed.maxText = keptText(cell.text());
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
