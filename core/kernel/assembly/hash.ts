/** The halves of the last hash. */
export let low: i32 = 0;
export let high: i32 = 0;

const seed: u64 = 0x9e3779b97f4a7c15;
const prime: u64 = 0xff51afd7ed558ccd;

/** As `hashBytes` of `core/profile/hashCell.ts`. Reads up to 8 bytes past the end. */
export function hash(from: usize, length: i32): void {
  let bits: u64 = seed ^ <u64>length;
  let at = from;
  let left = length;
  for (; left >= 8; left -= 8) {
    bits = (bits ^ load<u64>(at)) * prime;
    bits ^= bits >>> 32;
    at += 8;
  }
  if (left > 0) {
    bits = (bits ^ (load<u64>(at) & (<u64>-1 >>> <u64>(64 - (left << 3))))) * prime;
    bits ^= bits >>> 32;
  }
  bits *= prime;
  bits ^= bits >>> 29;
  low = <i32>bits;
  high = <i32>(bits >>> 32);
}

/** As `mix` of `core/profile/hashCell.ts`. */
export function mix(value: i32): i32 {
  let bits = value;
  bits = (bits ^ (bits >>> 16)) * 0x85ebca6b;
  bits = (bits ^ (bits >>> 13)) * 0xc2b2ae35;
  return bits ^ (bits >>> 16);
}
