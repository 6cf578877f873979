import { Column, keptText } from './layout';

/** Keeps the text where it is the first or the last by its bytes, as `widenCell` of `core/profile/streamedValues.ts`. */
export function widen(column: Column, from: usize, length: i32): void {
  const prefix = prefixOf(from, length);
  // Most texts lie between the two by their first bytes alone.
  if (prefix <= column.minPrefix && compare(from, length, column.minText) < 0) {
    keep(from, length, column.minText);
    column.minPrefix = prefix;
  }
  if (prefix >= column.maxPrefix && compare(from, length, column.maxText) > 0) {
    keep(from, length, column.maxText);
    column.maxPrefix = prefix;
  }
}

/** The first 8 bytes as a number that grows as the text does; zeros behind a shorter one. */
function prefixOf(from: usize, length: i32): u64 {
  const bytes = bswap<u64>(load<u64>(from));
  return length >= 8 ? bytes : bytes & ((<u64>-1) << (<u64>(64 - (length << 3))));
}

/** Below zero where the bytes come before the kept text, above where behind. A length of -1 comes behind all. */
function compare(from: usize, length: i32, kept: usize): i32 {
  const size = load<i32>(kept);
  if (size < 0) return -1;
  const cutLength = length < keptText ? length : keptText;
  const shorter = cutLength < size ? cutLength : size;
  for (let at = 0; at < shorter; at += 1) {
    const distance = <i32>load<u8>(from + at) - <i32>load<u8>(kept + at, 4);
    if (distance != 0) return distance;
  }
  return cutLength - size;
}

function keep(from: usize, length: i32, kept: usize): void {
  const size = length < keptText ? length : keptText;
  store<i32>(kept, size);
  memory.copy(kept + 4, from, size);
}
