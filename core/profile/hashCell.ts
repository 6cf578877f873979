/** The two halves of the last hash made; a pair of numbers would have to be allocated for each cell. */
export const lastHash = { low: 0, high: 0 };

/**
 * Hashes the bytes of a cell into 64 bits, left in `lastHash`: for each eight bytes one multiplication of 64 bits, of
 * which JavaScript needs four; `core/kernel/assembly/hash.ts` does the same in one.
 *
 * Equal bytes give equal hashes on every machine, so hashes may be merged between threads and functions. Two
 * different cells of a million share one with a chance of 3 in 100 million. No defence against somebody who builds
 * collisions on purpose: all that person gains is a wrong count in the own file.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number): void {
  let low = seedLow ^ (end - start);
  let high = seedHigh;
  for (let at = start; at < end; at += 8) {
    // The bytes behind the end count as zero.
    low ^= wordOf(bytes, at, end);
    high ^= wordOf(bytes, at + 4, end);
    const product = topOfProduct(low);
    high = (product + Math.imul(low, primeHigh) + Math.imul(high, primeLow)) | 0;
    low = Math.imul(low, primeLow) ^ high;
  }
  const product = topOfProduct(low);
  high = (product + Math.imul(low, primeHigh) + Math.imul(high, primeLow)) | 0;
  low = Math.imul(low, primeLow);
  lastHash.low = low ^ ((high << 3) | (low >>> 29));
  lastHash.high = high ^ (high >>> 29);
}

const seedLow = 0x7f4a7c15;
const seedHigh = 0x9e3779b9 | 0;
const primeLow = 0xed558ccd | 0;
const primeHigh = 0xff51afd7 | 0;

function wordOf(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 <= end) {
    return (
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)
    );
  }
  let word = 0;
  for (let place = at; place < end; place += 1) word |= (bytes[place] ?? 0) << ((place - at) * 8);
  return word;
}

/** The upper 32 bits of `low` times the lower half of the prime, both without a sign. */
function topOfProduct(low: number): number {
  const a = low & 0xffff;
  const b = low >>> 16;
  const c = primeLow & 0xffff;
  const d = primeLow >>> 16;
  const middle = a * d + ((a * c) >>> 16);
  const rest = b * c + (middle & 0xffff);
  return (b * d + Math.floor(middle / 0x10000) + Math.floor(rest / 0x10000)) | 0;
}

/** Spreads each bit over all others. After MurmurHash3's finaliser by Austin Appleby, which is in the public domain. */
export function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
