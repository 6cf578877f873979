import { decodeOptions } from '../model/options/readingOptions.ts';

/** A line, or the part of a long one around its bytes beyond ASCII. */
export interface SampleLine {
  readonly bytes: Uint8Array;
  /** Whether the chunk ended within it, before or behind, so that a character may be cut in two. */
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
}

/**
 * Collects the lines that hold bytes beyond ASCII, so that a detector gets evidence rather than digits.
 * Collecting stops with the line that makes it `decodeOptions.sampleBytes` or more. Characters are cut by the ends of
 * chunks only.
 */
export class HighSample {
  private readonly collected: SampleLine[] = [];
  private length = 0;

  get lines(): readonly SampleLine[] {
    return this.collected;
  }

  get full(): boolean {
    return this.length >= decodeOptions.sampleBytes;
  }

  /** @param place Whether the chunk begins the text, and from which byte on it is looked at: the whole of that byte's line is taken. */
  add(chunk: Uint8Array, { isFirst, from = 0 }: { readonly isFirst: boolean; readonly from?: number }): void {
    const { lineReach } = decodeOptions;
    let taken = 0;
    for (let i = from; i < chunk.length && !this.full; i += 1) {
      if ((chunk[i] as number) < 0x80) continue;
      const start = Math.max(taken, lineStart(chunk, i, lineReach));
      const end = lineEnd(chunk, i, lineReach);
      const bytes = chunk.slice(start, end);
      this.collected.push({
        bytes,
        cutBefore: start === 0 && !isFirst,
        cutBehind: end === chunk.length && !isLineEnd(bytes.at(-1)),
      });
      this.length += bytes.length;
      taken = end;
      i = end - 1;
    }
  }
}

/** Bytes below this are never the second byte of a character, in any encoding; so a cut beside one cuts no character. */
const neverTrailing = 0x30;

function lineStart(chunk: Uint8Array, from: number, reach: number): number {
  let p = from;
  while (p > 0 && !isLineEnd(chunk[p - 1]) && (from - p < reach || (chunk[p - 1] as number) >= neverTrailing))
    p -= 1;
  return p;
}

function lineEnd(chunk: Uint8Array, from: number, reach: number): number {
  let p = from;
  while (
    p < chunk.length &&
    !isLineEnd(chunk[p]) &&
    (p - from < reach || (chunk[p] as number) >= neverTrailing)
  )
    p += 1;
  return Math.min(chunk.length, p + 1);
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}
