/** The two halves of the last hash made; a pair of numbers would have to be allocated for each cell. */
export const lastHash = { low: 0, high: 0 };

/**
 * Hashes the bytes of a cell into 64 bits, left in `lastHash`, four bytes a step.
 *
 * Equal bytes give equal hashes on every machine, so hashes may be merged between threads and functions. Two
 * different cells of a million share one with a chance of 3 in 100 million. No defence against somebody who builds
 * collisions on purpose: all that person gains is a wrong count in the own file.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number): void {
  let low = 0x9e3779b9 ^ (end - start);
  let high = 0x85ebca6b;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    low = Math.imul(low ^ word, 0xcc9e2d51);
    low ^= low >>> 15;
    high = Math.imul(((high << 7) | (high >>> 25)) ^ word, 0x1b873593);
    high ^= high >>> 13;
  }
  let rest = 0;
  for (; at < end; at += 1) rest = (rest << 8) | (bytes[at] ?? 0);
  low = Math.imul(low ^ rest, 0xcc9e2d51);
  high = Math.imul(((high << 7) | (high >>> 25)) ^ rest, 0x1b873593);
  lastHash.low = mix(low);
  lastHash.high = mix(high ^ lastHash.low);
}

/** Spreads each bit over all others. After MurmurHash3's finaliser by Austin Appleby, which is in the public domain. */
export function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
