import { finishRows, stepColumn } from './column';
import { addKey, forgetSpare } from './keys';
import { Column, heavyCounters, keptText, Marks, patternSlots, Room, tallies } from './layout';
import { allocate, allocateZeros, keepAll, takeBack } from './memory';
import { isPlain } from './plain';
import { addPlan, notesAt, pattern, plansFrom, read, setUp } from './read';
import { split } from './split';

/** Readings that a column tells apart: those of `read.ts`, and as many learned shapes as are kept. */
const readings: usize = plansFrom + 4096;

/** Rooms, marks and columns are addresses to the host. */
export { addKey, addPlan, finishRows, isPlain, notesAt, split, stepColumn };

/** To be called once, before anything else. */
export function start(): void {
  setUp();
  keepAll();
}

/** Forgets rooms, columns and whatever else was made for one reading; learned shapes stay. */
export function begin(): void {
  takeBack();
  forgetSpare();
}

/** Memory that is zero, aligned to 16 bytes, until `begin`. */
export function alloc(bytes: usize): usize {
  return allocateZeros(bytes);
}

/** A room for so many bytes, and so many cells and records. Reading goes up to 16 bytes past the end. */
export function newRoom(bytes: i32, capacity: i32): usize {
  const at = allocateZeros(offsetof<Room>());
  const room = changetype<Room>(at);
  const cells = <usize>capacity + 1;
  room.capacity = capacity;
  room.bytes = allocate(<usize>bytes + 32) + 16;
  room.recordFirstCell = allocate(cells << 2);
  room.recordStart = allocate(cells << 2);
  room.recordLine = allocate(cells << 2);
  room.cellStart = allocate(cells << 2);
  room.cellEnd = allocate(cells << 2);
  room.cellFlags = allocate(cells);
  return at;
}

export function newMarks(): usize {
  return allocateZeros(offsetof<Marks>());
}

/** Both sizes are powers of two; the bounds leave a part of them free. */
export function newColumn(slots: u32, bound: u32, late: u32, keySlots: u32, keyBound: u32): usize {
  const at = allocateZeros(offsetof<Column>());
  const column = changetype<Column>(at);
  column.slots = allocateZeros((<usize>slots) << 4);
  column.slotMask = slots - 1;
  column.bound = bound;
  column.loud = 1;
  column.tallyLoud = allocateZeros(tallies);
  memory.fill(column.tallyLoud, 1, tallies);
  column.tallyCount = allocateZeros(tallies << 2);
  column.readingTally = allocateZeros(readings);
  column.emptyLoud = 1;
  column.filter = allocateZeros(8192);
  column.tallyValues = allocateZeros(tallies << 4);
  column.above = -Infinity;
  column.below = Infinity;
  column.minPrefix = <u64>-1;
  column.lateBound = bound + late;
  column.heavy = allocateZeros(heavyCounters << 2);
  column.registers = allocateZeros(16384);
  column.minLength = 0xffffffff;
  column.patterns = allocateZeros(patternSlots << 3);
  column.patternsOpen = 1;
  column.minText = allocateZeros(keptText + 4);
  store<i32>(column.minText, -1);
  column.maxText = allocateZeros(keptText + 4);
  column.keys = allocateZeros((<usize>keySlots) << 4);
  column.keyMask = keySlots - 1;
  column.keyBound = keyBound;
  column.keyLoud = 1;
  column.keyRepeats = allocateZeros(33 * 4);
  return at;
}

/** Teaches a column that cells of the same pattern as a text are counted; its hash, or 0 where the kernel does not read such. */
export function addPattern(column: usize, from: usize, length: i32): i32 {
  read(from, length);
  const hash = pattern;
  if (hash == 0) return 0;
  const patterns = changetype<Column>(column).patterns;
  let slot = <u32>hash & (patternSlots - 1);
  while (load<u32>(patterns + (slot << 3), 4) != 0) {
    if (load<i32>(patterns + (slot << 3)) == hash) return hash;
    slot = (slot + 1) & (patternSlots - 1);
  }
  store<i32>(patterns + (slot << 3), hash);
  store<u32>(patterns + (slot << 3), 1, 4);
  return hash;
}
