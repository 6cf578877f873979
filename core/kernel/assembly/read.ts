import { bothWays, dayFirst, monthFirst, readDate } from './date';
import { allocate } from './memory';

/**
 * Reads a cell of printable ASCII by its shape, as `core/values/cells/quickRead.ts` does; a reading is a number that stands for
 * a sign. Shapes are learned by the host and told to `plans`.
 */

/** What the host is to read itself. */
export const unread: i32 = -1;
/** No more than text. */
export const words: i32 = 0;
/** Digits alone: this, and twice their number, and one for a leading zero. */
const digitsFrom: i32 = 1;
/** Learned shapes. */
export const plansFrom: i32 = 160;

const longestShape: i32 = 63;
const longestRead: i32 = 72;

/** Values of the last reading; NaN for none. */
export let point: f64 = NaN;
export let comma: f64 = NaN;
/** Bit 1: `point` or `comma` hold a number, bit 2: `point` holds a date, bit 3: `comma` holds its other reading. */
export let values: i32 = 0;
/** Hash of what `profile/patterns.ts` counts: `9` for digits, `a` and `A` for letters; 0 for none. */
export let pattern: i32 = 0;

/** Slots of 16 bytes: the shape's hash, reading + 1 (0 free, -1 where each text is to be read anew), and what `readNumber` calls marks. */
const planSlots: u32 = 16384;
const plans: usize = allocate(planSlots * 16);
/** By length times 128 and first letter: whether a word of note begins so. */
const notes: usize = allocate(17 * 128);
const powers: usize = allocate(23 * 8);
/** By how many bytes of a block belong to a text: those bits set. */
const masks: usize = allocate(16 * 16);

export function setUp(): void {
  for (let left = 0; left < 16; left += 1)
    for (let at = 0; at < 16; at += 1) store<u8>(masks + (left << 4) + at, at < left ? 0xff : 0);
  memory.fill(plans, 0, planSlots * 16);
  memory.fill(notes, 0, 17 * 128);
  let power: f64 = 1;
  for (let at = 0; at < 23; at += 1) {
    store<f64>(powers + (at << 3), power);
    power *= 10;
  }
}

export function notesAt(): usize {
  return notes;
}

/** Teaches how texts of the same shape as the given one are read. `reading`: -1 where each of them must be read anew. */
export function addPlan(from: usize, length: i32, reading: i32, marks: i32): void {
  read(from, length);
  if (shape == 0) return;
  let slot = <u32>shape & (planSlots - 1);
  while (load<i32>(plans + (slot << 4), 8) != 0) {
    if (load<u64>(plans + (slot << 4)) == shape) return;
    slot = (slot + 1) & (planSlots - 1);
  }
  const at = plans + (slot << 4);
  store<u64>(at, shape);
  store<i32>(at, reading < 0 ? -1 : reading + 1, 8);
  store<i32>(at, marks, 12);
}

/** Hash of the letters and marks as they are, with a 9 for each digit, and of the zeros that begin runs; 0 where no plan was asked for. */
let shape: u64 = 0;

function stepShape(hash: u64, piece: u64): u64 {
  const bits = (hash ^ piece) * 0xff51afd7ed558ccd;
  return bits ^ (bits >>> 32);
}

export function read(from: usize, length: i32): i32 {
  values = 0;
  pattern = 0;
  shape = 0;
  if (length > longestRead) return readProse(from, length);
  if (length == 0 || length > longestShape) return unread;
  let pieces: u64 = <u64>length;
  let look: u64 = <u64>length;
  let digits: u64 = 0;
  let nines: u64 = 0;
  let zeros: u64 = 0;
  let behindDigit: u32 = 0;
  let marked: u32 = 0;
  let ats: u32 = 0;
  let colons: u32 = 0;
  for (let at = 0; at < length; at += 16) {
    const left = length - at;
    const inside: u32 = left >= 16 ? 0xffff : (1 << left) - 1;
    const block =
      left >= 16
        ? v128.load(from + at)
        : v128.and(v128.load(from + at), v128.load(<usize>(masks + (left << 4))));
    const isDigit = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10));
    const isLower = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x61)), i8x16.splat(26));
    const isUpper = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x41)), i8x16.splat(26));
    const printable: u32 = i8x16.bitmask(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x20)), i8x16.splat(0x5f)));
    if (printable != inside) return unread;
    const digitBits: u32 = i8x16.bitmask(isDigit);
    const zeroBits: u32 = i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x30)));
    digits |= (<u64>digitBits) << at;
    zeros |= (<u64>zeroBits) << at;
    nines |= (<u64>i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x39)))) << at;
    ats |= i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x40)));
    colons |= i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x3a)));
    marked |= i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x23)));
    const plain = v128.bitselect(i8x16.splat(0x39), block, isDigit);
    const letters = v128.bitselect(
      i8x16.splat(0x61),
      v128.bitselect(i8x16.splat(0x41), plain, isUpper),
      isLower,
    );
    look = stepShape(stepShape(look, i64x2.extract_lane(letters, 0)), i64x2.extract_lane(letters, 1));
    // Zeros that begin a run of digits count; the others are digits like all.
    const leading: u32 = zeroBits & ~((digitBits << 1) | behindDigit);
    behindDigit = digitBits >>> 15;
    pieces = stepShape(
      stepShape(pieces ^ ((<u64>leading) << 32), i64x2.extract_lane(plain, 0)),
      i64x2.extract_lane(plain, 1),
    );
  }
  if (load<u8>(from) == 0x20 || load<u8>(from + length - 1) == 0x20) return unread;
  pattern = <i32>look;
  const count = <i32>popcnt(digits);
  if (count == length) {
    if (length > 15 || length == 8 || length == 12 || length == 14 || nines == digits) return unread;
    point = <f64>wholeOf(from, length);
    comma = point;
    values = 1;
    return digitsFrom + length * 2 + (length > 1 && zeros & 1 ? 1 : 0);
  }
  if (count == 0) {
    if (ats | colons | marked || isWordOfNote(from, length)) return unread;
    return words;
  }
  const date = readDate(from, length);
  if (date >= 0) {
    point = dayFirst;
    comma = monthFirst;
    values = bothWays ? 6 : 2;
    return date;
  }
  if (colons) return unread;
  if (ats) pieces = looseShape(from, length);
  else if (nines == digits || count > 18 || isOne(from, digits, zeros)) return unread;
  shape = pieces;
  let slot = <u32>pieces & (planSlots - 1);
  while (true) {
    const at = plans + (slot << 4);
    const reading = load<i32>(at, 8);
    if (reading == 0) return unread;
    if (load<u64>(at) == pieces) {
      if (reading < 0) return unread;
      const marks = load<i32>(at, 12);
      if (marks != 0 && !readNumber(from, length, marks)) return unread;
      return reading - 1;
    }
    slot = (slot + 1) & (planSlots - 1);
  }
}

/** Whether the digits, taken together, are 1 with any zeros before it. */
function isOne(from: usize, digits: u64, zeros: u64): bool {
  const last = 63 - <i32>clz(digits);
  return (digits & ~zeros) == (<u64>1) << last && load<u8>(from + last) == 0x31;
}

function wholeOf(from: usize, length: i32): u64 {
  let whole: u64 = 0;
  for (let at = 0; at < length; at += 1) whole = whole * 10 + load<u8>(from + at) - 0x30;
  return whole;
}

/** The shape of a text with an `@`: runs of letters and of digits are one or more than one. */
function looseShape(from: usize, length: i32): u64 {
  let pieces: u64 = 2;
  let at = 0;
  while (at < length) {
    const code: i32 = load<u8>(from + at);
    const kind = kindOf(code);
    if (kind == 0) {
      pieces = stepShape(pieces, code);
      at += 1;
      continue;
    }
    const begin = at;
    while (at < length && kindOf(load<u8>(from + at)) == kind) at += 1;
    pieces = stepShape(pieces, 0x100 + kind * 2 + (at - begin > 1 ? 1 : 0));
  }
  return pieces;
}

/** 1 for a digit, 2 for a letter. */
function kindOf(code: i32): i32 {
  if (<u32>(code - 0x30) <= 9) return 1;
  return <u32>((code | 0x20) - 0x61) < 26 ? 2 : 0;
}

function readProse(from: usize, length: i32): i32 {
  const first = load<u8>(from) | 0x20;
  // `http`, `ftp`, `www`
  if (first == 0x68 || first == 0x66 || first == 0x77) return unread;
  if (load<u8>(from) == 0x20 || load<u8>(from + length - 1) == 0x20) return unread;
  for (let at = 0; at < length; at += 1) {
    const code = load<u8>(from + at);
    if (code < 0x20 || code > 0x7e || code == 0x40) return unread;
  }
  return words;
}

function isWordOfNote(from: usize, length: i32): bool {
  const first: i32 = load<u8>(from);
  if ((first | 0x20) == 0x77 && length > 3 && load<u8>(from + 3) == 0x2e) return true;
  if (length > 16) return false;
  const folded = first >= 0x41 && first <= 0x5a ? first + 0x20 : first;
  return load<u8>(notes + length * 128 + folded) == 1;
}

/** The number of a cell whose shape is a number's. `marks`: how the point reads, 8 times how the comma does, 64 for a percent. */
function readNumber(from: usize, length: i32, marks: i32): bool {
  let whole: u64 = 0;
  let count = 0;
  let behindPoint = -1;
  let behindComma = -1;
  let negative = false;
  for (let at = 0; at < length; at += 1) {
    const code: i32 = load<u8>(from + at);
    const digit: u32 = code - 0x30;
    if (digit <= 9) {
      whole = whole * 10 + digit;
      count += 1;
    } else if (code == 0x2e) behindPoint = count;
    else if (code == 0x2c) behindComma = count;
    else if (code == 0x28 || code == 0x2d) negative = true;
  }
  if (count > 15) return false;
  const pointKind = marks & 7;
  const commaKind = (marks >> 3) & 7;
  const scale: f64 = marks & 64 ? 100 : 1;
  const signed: f64 = negative ? -(<f64>whole) : <f64>whole;
  point = NaN;
  comma = NaN;
  if (pointKind)
    point = signed / load<f64>(powers + ((<usize>(pointKind == 2 ? count - behindPoint : 0)) << 3)) / scale;
  if (commaKind)
    comma = signed / load<f64>(powers + ((<usize>(commaKind == 2 ? count - behindComma : 0)) << 3)) / scale;
  values = 1;
  return true;
}
