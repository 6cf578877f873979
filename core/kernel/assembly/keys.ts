import { Column } from './layout';
import { allocate } from './memory';

/** Takes the hash of one cell into a column's sample; true where it repeats one that is kept. As `core/profile/keySample.ts`. */
export function addKey(column: Column, low: i32, high: i32, record: i32): bool {
  if (high & ((1 << column.keyLevel) - 1)) return false;
  if (column.keySize >= column.keyBound) {
    raise(column);
    if (high & ((1 << column.keyLevel) - 1)) return false;
  }
  const mask = column.keyMask;
  let slot = <u32>low & mask;
  while (true) {
    const at = column.keys + (slot << 4);
    const known = load<i32>(at, 8);
    if (known == 0) {
      store<i32>(at, low);
      store<i32>(at, high, 4);
      store<i32>(at, record + 1, 8);
      column.keySize += 1;
      return false;
    }
    if (load<i32>(at) == low && load<i32>(at, 4) == high) {
      const zeros = column.keyRepeats + ((high == 0 ? 32 : ctz(high)) << 2);
      store<u32>(zeros, load<u32>(zeros) + 1);
      return true;
    }
    slot = (slot + 1) & mask;
  }
}

/** Where the entries stand while they are put in order anew. */
let spare: usize = 0;
let spareBytes: usize = 0;

export function forgetSpare(): void {
  spareBytes = 0;
}

/** Keeps only hashes that end in more zero bits, half as many as there may be. */
function raise(column: Column): void {
  const size = column.keyMask + 1;
  const bytes = (<usize>size) << 4;
  // It is a sample from here on, and a smaller one stays in the cache.
  if (column.keyLevel == 0) {
    column.keyBound >>= 1;
    column.keyMask >>= 1;
  }
  let left: u32;
  do {
    column.keyLevel += 1;
    left = survivors(column.keys, size, (1 << column.keyLevel) - 1);
  } while (left > column.keyBound >> 1 && column.keyLevel < 30);
  const unwanted = (1 << column.keyLevel) - 1;
  if (spareBytes < bytes) {
    spareBytes = bytes;
    spare = allocate(bytes);
  }
  memory.copy(spare, column.keys, bytes);
  memory.fill(column.keys, 0, bytes);
  column.keySize = 0;
  for (let old: u32 = 0; old < size && column.keySize < column.keyBound; old += 1) {
    const from = spare + ((<usize>old) << 4);
    if (load<i32>(from, 8) == 0 || load<i32>(from, 4) & unwanted) continue;
    let slot = load<u32>(from) & column.keyMask;
    while (load<i32>(column.keys + ((<usize>slot) << 4), 8) != 0) slot = (slot + 1) & column.keyMask;
    memory.copy(column.keys + ((<usize>slot) << 4), from, 16);
    column.keySize += 1;
  }
}

function survivors(keys: usize, size: u32, unwanted: i32): u32 {
  let count: u32 = 0;
  for (let slot: u32 = 0; slot < size; slot += 1) {
    const at = keys + ((<usize>slot) << 4);
    if (load<i32>(at, 8) != 0 && (load<i32>(at, 4) & unwanted) == 0) count += 1;
  }
  return count;
}
