import { decodeOptions } from '../model/options/readingOptions.ts';

/**
 * Collects the lines that hold bytes beyond ASCII, so that a detector gets evidence rather than digits.
 * Collecting stops with the line that makes it `decodeOptions.sampleBytes` or more. Characters are not cut.
 */
export class HighSample {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  get full(): boolean {
    return this.length >= decodeOptions.sampleBytes;
  }

  add(chunk: Uint8Array): void {
    const { lineReach } = decodeOptions;
    let taken = 0;
    for (let i = 0; i < chunk.length && !this.full; i += 1) {
      if ((chunk[i] as number) < 0x80) continue;
      const start = Math.max(taken, lineStart(chunk, i, lineReach));
      const end = lineEnd(chunk, i, lineReach);
      const part = chunk.slice(start, end);
      this.parts.push(part);
      this.length += part.length;
      taken = end;
      i = end - 1;
    }
  }

  bytes(): Uint8Array {
    const sample = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      sample.set(part, at);
      at += part.length;
    }
    return sample;
  }
}

/** Bytes below this are never the second byte of a character, in any encoding; so a cut beside one cuts no character. */
const neverTrailing = 0x30;

function lineStart(chunk: Uint8Array, from: number, reach: number): number {
  let p = from;
  while (p > 0 && chunk[p - 1] !== 0x0a && (from - p < reach || (chunk[p - 1] as number) >= neverTrailing))
    p -= 1;
  return p;
}

function lineEnd(chunk: Uint8Array, from: number, reach: number): number {
  let p = from;
  while (p < chunk.length && chunk[p] !== 0x0a && (p - from < reach || (chunk[p] as number) >= neverTrailing))
    p += 1;
  return Math.min(chunk.length, p + 1);
}
