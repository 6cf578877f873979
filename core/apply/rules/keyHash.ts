import type { RowFigures } from './rowFigures.ts';

/** Hashes are whole numbers from 1 to below this. */
export const hashSpan = 2 ** 53;

/**
 * A number for the values of some fields together, the same for the same values and spread evenly otherwise. Two mixes of 32 bits
 * each (after MurmurHash3) of which 53 bits are kept: among a million keys, two different ones meet once in 20,000 files.
 *
 * @returns 0 where one of the values is missing: such a row has no key.
 */
export function keyHash(row: RowFigures, fields: readonly number[]): number {
  let h1 = 0x9747b28c;
  let h2 = 0x51ed270b;
  for (let i = 0; i < fields.length; i += 1) {
    const text = row.textOf(fields[i] ?? 0);
    if (text === null) return 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      h1 = Math.imul(h1 ^ code, 0x85ebca6b);
      h1 = (h1 << 13) | (h1 >>> 19);
      h2 = Math.imul(h2 ^ code, 0xc2b2ae35);
      h2 = (h2 << 15) | (h2 >>> 17);
    }
    // `a, bc` is not `ab, c`: the length of each part counts.
    h1 = Math.imul(h1 ^ text.length, 0x27d4eb2f);
    h2 = Math.imul(h2 ^ (text.length + 0x10000), 0x165667b1);
  }
  h1 = mixed(h1 ^ (h2 >>> 7));
  h2 = mixed(h2 ^ (h1 << 5));
  const hash = (h2 & 0x1fffff) * 2 ** 32 + (h1 >>> 0);
  return hash === 0 ? 1 : hash;
}

function mixed(start: number): number {
  let hash = start;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
