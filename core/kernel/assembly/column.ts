import { hash, high, low, mix } from './hash';
import { addKey } from './keys';
import { Column, escaped, heavyCounters, nonAsciiFlag, patternSlots, Room, Values } from './layout';
import { allocate } from './memory';
import { comma, pattern, point, read, unread, values } from './read';
import { widen } from './textEnds';
import { addValue } from './values';

/** Bits of a slot's word: entry + 1, its tally, and why its cells are told to the host. */
const tallyShift: u32 = 20;
const watched: u32 = 1 << 27;
const extreme: u32 = 1 << 28;
const pending: u32 = 1 << 29;

/** What is told of a cell: where its dictionary slot lies (a multiple of 16), or one of these. */
const unreadCell: u32 = 1;
const missingCell: u32 = 2;
const valueCell: u32 = 3;
const repeatedKey: u32 = 4;
const extremeValue: u32 = 5;

/** A row has four events at most, and a call takes 1,024 rows at most. */
const eventBits: i32 = 13;

/** Bytes of an event: row, what, two numbers of 4 bytes (the hash, or the place and height of a value), one of 8 (the reading, or the value). */
const eventBytes: u32 = 24;

/** No quoted cell is longer (`parseOptions.quotedCellBytes`). */
const scratchSize: i32 = 1 << 20;
const scratch: usize = allocate(scratchSize + 16);
let scratchLength: i32 = 0;

/**
 * Takes the cells of one column. Cells that change nothing but counts are counted here; the others are told, in the order
 * of the rows.
 *
 * @param selected Positions of the data records. @param hashes Both halves of each row's hash, side by side.
 * @param first First row to be taken. @param count The row to stop before.
 * @returns How many events were written, and from `eventBits` on how many rows were taken.
 */
export function stepColumn(
  room: Room,
  column: Column,
  index: i32,
  selected: usize,
  first: i32,
  count: i32,
  hashes: usize,
  events: usize,
  firstRecord: i32,
): i32 {
  const bytes = room.bytes;
  const slots = column.slots;
  const mask = column.slotMask;
  const tallyLoud = column.tallyLoud;
  const filter = column.filter;
  let full = column.size >= column.bound;
  let event = events;
  for (let row = first; row < count; row += 1) {
    const record = load<i32>(selected + (row << 2));
    const cell = load<i32>(room.recordFirstCell + (record << 2)) + index;
    if (cell >= load<i32>(room.recordFirstCell + (record << 2), 4)) {
      if (column.emptyLoud) event = tell(event, row, missingCell);
      else column.emptyCount += 1;
      continue;
    }
    const from = load<i32>(room.cellStart + (cell << 2));
    const length = load<i32>(room.cellEnd + (cell << 2)) - from;
    const flags: u32 = load<u8>(room.cellFlags + cell);
    if (flags & escaped) {
      resolve(bytes + from, length);
      hash(scratch, scratchLength);
    } else hash(bytes + from, length);
    const one = low;
    const other = high;
    const at = hashes + (row << 3);
    store<i32>(at, (rotl<i32>(load<i32>(at), 5) * 0x2c1b3c6d) ^ one);
    store<i32>(at, (rotl<i32>(load<i32>(at, 4), 11) * 0x297a2d39) ^ other, 4);
    if (length <= 0) {
      if (column.emptyLoud) event = tell(event, row, missingCell);
      else column.emptyCount += 1;
      continue;
    }
    let slot = slots + ((<usize>(<u32>one & mask)) << 4);
    // Most values that a full dictionary lacks are told from a few bits that stay in the cache.
    const bit: u32 = <u32>other >>> 16;
    let word = full && !(load<u8>(filter + (bit >> 3)) & (1 << (bit & 7))) ? 0 : load<u32>(slot, 8);
    while (word != 0 && (load<i32>(slot) != one || load<i32>(slot, 4) != other)) {
      slot += 16;
      if (slot > slots + ((<usize>mask) << 4)) slot = slots;
      word = load<u32>(slot, 8);
    }
    if (word != 0) {
      const tally = (word >> tallyShift) & 127;
      if (
        (word & (watched | extreme | pending)) == 0 &&
        column.loud == 0 &&
        (load<u8>(tallyLoud + tally) & 1) == 0
      ) {
        store<u32>(slot, load<u32>(slot, 12) + 1, 12);
      } else {
        store<u32>(event, row);
        store<u32>(event, <u32>slot, 4);
        event += eventBytes;
      }
      continue;
    }
    if (!full || isHeavy(column, one)) {
      column.size += 1;
      full = column.size >= column.bound;
      store<u8>(filter + (bit >> 3), load<u8>(filter + (bit >> 3)) | ((<u8>1) << (<u8>(bit & 7))));
      store<i32>(slot, one);
      store<i32>(slot, other, 4);
      store<u32>(slot, column.size | pending, 8);
      store<u32>(slot, 0, 12);
      store<u32>(event, row);
      store<u32>(event, <u32>slot, 4);
      event += eventBytes;
      continue;
    }
    const reading = flags & (escaped | nonAsciiFlag) ? unread : read(bytes + from, length);
    const known: u32 = reading < 0 ? 0 : load<u8>(column.readingTally + reading);
    if (
      known == 0 ||
      load<u8>(tallyLoud + known - 1) != 0 ||
      !areCounted(column, known - 1) ||
      !countPattern(column, length)
    ) {
      store<i32>(event, one, 8);
      store<i32>(event, other, 12);
      store<i32>(event, reading, 16);
      event = tell(event, row, unreadCell);
      // What the host learns of it counts for the next row already.
      return ((row + 1 - first) << eventBits) | <i32>((event - events) / eventBytes);
    }
    if (
      (other & ((1 << column.keyLevel) - 1)) == 0 &&
      addKey(column, one, other, firstRecord + record) &&
      column.keyLoud != 0
    )
      event = tell(event, row, repeatedKey);
    count64(column.registers, one, other);
    if (<u32>length < column.minLength) column.minLength = length;
    if (<u32>length > column.maxLength) column.maxLength = length;
    widen(column, bytes + from, length);
    const tally = known - 1;
    const counts = column.tallyCount + (tally << 2);
    store<u32>(counts, load<u32>(counts) + 1);
    if (values == 0) continue;
    if (values == 1) {
      if (point == point) event = takeValue(event, row, column, tally * 4, point);
      if (comma == comma && comma != point) event = takeValue(event, row, column, tally * 4 + 1, comma);
      const value = point == point ? point : comma;
      if (value > column.above || value < column.below) {
        store<f64>(event, value, 16);
        event = tell(event, row, extremeValue);
      }
    } else {
      event = takeValue(event, row, column, tally * 4 + 2, point);
      if (values == 6) event = takeValue(event, row, column, tally * 4 + 3, comma);
    }
  }
  return ((count - first) << eventBits) | <i32>((event - events) / eventBytes);
}

/** Counts a cell whose value came too late; true where it is frequent and there is room. As `core/profile/heavyCells.ts`. */
function isHeavy(column: Column, low: i32): bool {
  column.late += 1;
  const at = column.heavy + ((<usize>((<u32>low >>> 3) & (heavyCounters - 1))) << 2);
  const count = load<u32>(at) + 1;
  if (count < 64 + (column.late >>> 8)) {
    store<u32>(at, count);
    return false;
  }
  store<u32>(at, 0);
  return column.size < column.lateBound;
}

/** Whether the host has made room for all values of the cell that was read last. */
function areCounted(column: Column, tally: u32): bool {
  if (values == 0) return true;
  const at = column.tallyValues + (tally << 4);
  if (values == 1) {
    if (point == point && load<u32>(at) == 0) return false;
    return comma != comma || comma == point || load<u32>(at, 4) != 0;
  }
  return load<u32>(at, 8) != 0 && (values == 2 || load<u32>(at, 12) != 0);
}

/** Counts a value under one reading, and tells it where it belongs to the sample. */
function takeValue(event: usize, row: i32, column: Column, place: u32, value: f64): usize {
  const kept = changetype<Values>(<usize>load<u32>(column.tallyValues + (place << 2)));
  const height = <i32>kept.height;
  if (!addValue(kept, value)) return event;
  store<u32>(event, place, 8);
  store<i32>(event, height, 12);
  store<f64>(event, value, 16);
  return tell(event, row, valueCell);
}

/** Joins the cells beyond the columns to the rows' hashes and finishes them; tells which rows have more or fewer cells. */
export function finishRows(
  room: Room,
  columns: i32,
  selected: usize,
  count: i32,
  hashes: usize,
  ragged: usize,
): i32 {
  let found = 0;
  for (let row = 0; row < count; row += 1) {
    const record = load<i32>(selected + (row << 2));
    const first = load<i32>(room.recordFirstCell + (record << 2));
    const end = load<i32>(room.recordFirstCell + (record << 2), 4);
    const at = hashes + (row << 3);
    if (end - first != columns) {
      store<i32>(ragged + (found << 2), row);
      found += 1;
      for (let cell = first + columns; cell < end; cell += 1) {
        const from = load<i32>(room.cellStart + (cell << 2));
        const length = load<i32>(room.cellEnd + (cell << 2)) - from;
        if (load<u8>(room.cellFlags + cell) & escaped) {
          resolve(room.bytes + from, length);
          hash(scratch, scratchLength);
        } else hash(room.bytes + from, length);
        store<i32>(at, (rotl<i32>(load<i32>(at), 5) * 0x2c1b3c6d) ^ low);
        store<i32>(at, (rotl<i32>(load<i32>(at, 4), 11) * 0x297a2d39) ^ high, 4);
      }
    }
    store<i32>(at, mix(load<i32>(at)));
    store<i32>(at, mix(load<i32>(at, 4)), 4);
  }
  return found;
}

function tell(event: usize, row: i32, what: u32): usize {
  store<i32>(event, row);
  store<u32>(event, what, 4);
  return event + eventBytes;
}

/** Writes a cell's text into the scratch room, each pair of quotes as one. */
function resolve(from: usize, length: i32): void {
  // A cell with escapes stood in quotes, so the byte in front of it is the quote.
  const quote = load<u8>(from - 1);
  let to = 0;
  for (let at = 0; at < length && to < scratchSize; at += 1) {
    const byte = load<u8>(from + at);
    store<u8>(scratch + to, byte);
    to += 1;
    if (byte == quote && at + 1 < length && load<u8>(from + at + 1) == quote) at += 1;
  }
  scratchLength = to;
}

/** HyperLogLog, as `core/profile/hyperLogLog.ts`. */
function count64(registers: usize, one: i32, other: i32): void {
  const index = <u32>one >>> 18;
  const rest = one << 14;
  const zeros = rest != 0 ? clz(rest) : 18 + clz(other);
  const rank: u8 = <u8>(zeros + 1);
  if (rank > load<u8>(registers + index)) store<u8>(registers + index, rank);
}

/** Counts the shape of the cell that was read last; false where the host must see it first. */
function countPattern(column: Column, length: i32): bool {
  if (length > 32) return true;
  let slot = <u32>pattern & (patternSlots - 1);
  while (true) {
    const at = column.patterns + (slot << 3);
    const known = load<u32>(at, 4);
    if (known == 0) return column.patternsOpen == 0;
    if (load<i32>(at) == pattern) {
      store<u32>(at, known + 1, 4);
      return true;
    }
    slot = (slot + 1) & (patternSlots - 1);
  }
}
