import { escaped, Marks, nonAsciiFlag, quoted, Room } from './layout';

const lineFeed: u32 = 10;
const carriageReturn: u32 = 13;

/** Outcomes of `split`: cut, or cut up to a record that is written in a way that only the host's splitter knows. */
const cut: i32 = 0;
const odd: i32 = 1;

let quoteClose: i32 = 0;
let quoteNext: i32 = 0;
let quoteFlags: u32 = 0;
let quoteBreaks: i32 = 0;

const closed: i32 = 0;
const more: i32 = 1;

/** Cuts the bytes of a room from `begin` up to `end` into records and cells, as `core/parse/recordCutter.ts` does, behind those that are cut already. */
export function split(room: Room, marks: Marks, begin: i32, end: i32, final: i32): i32 {
  const bytes = room.bytes;
  const delimiter: u32 = marks.delimiter;
  const quote: u32 = marks.quote;
  const delimiters = i8x16.splat(<i8>(marks.delimiter >= 0 ? marks.delimiter : 10));
  const quotes = i8x16.splat(<i8>(marks.quote >= 0 ? marks.quote : 10));
  const returns = i8x16.splat(<i8>(marks.loneReturn >= 0 ? marks.loneReturn : 10));
  const feeds = i8x16.splat(10);
  const cellStart = room.cellStart;
  const cellEnd = room.cellEnd;
  const cellFlags = room.cellFlags;

  let cells = room.cells;
  let records = room.records;
  let firstCell = cells;
  let start = begin;
  let line = room.nextLine;
  let breaks = 0;
  let from = begin;
  let high: u32 = 0;
  let p = begin;
  let inRecord = false;

  let stopped = false;
  while (p < end && !stopped) {
    let jumped = false;
    // Each byte of the block ends one cell at most.
    if (cells + 17 > room.capacity || records + 17 > room.capacity)
      return done(room, records, firstCell, start, line, odd);
    const block = v128.load(bytes + p);
    const highs: u32 = i8x16.bitmask(block);
    let found: u32 = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(block, delimiters), i8x16.eq(block, feeds)),
        v128.or(i8x16.eq(block, quotes), i8x16.eq(block, returns)),
      ),
    );
    let before: u32 = 0;
    while (found != 0) {
      const bit: u32 = ctz(found);
      found &= found - 1;
      const at = p + <i32>bit;
      if (at >= end) break;
      const byte: u32 = load<u8>(bytes + at);
      let to = at;
      if (byte == delimiter) {
        const seen = highs & ((1 << bit) - 1) & ~before;
        before = (1 << bit) - 1;
        store<i32>(cellStart + (cells << 2), from);
        store<i32>(cellEnd + (cells << 2), at);
        store<u8>(cellFlags + cells, high | seen ? nonAsciiFlag : 0);
        cells += 1;
        high = 0;
        from = at + 1;
        inRecord = true;
        continue;
      }
      let next = at + 1;
      if (byte == quote && byte != lineFeed) {
        let blank = from;
        while (blank < at && isBlank(load<u8>(bytes + blank), marks)) blank += 1;
        if (blank != at) continue;
        const outcome = closeQuote(bytes, marks, at, end, final);
        if (outcome == odd) return done(room, records, firstCell, start, line, odd);
        if (outcome == more) {
          stopped = true;
          break;
        }
        store<i32>(cellStart + (cells << 2), at + 1);
        store<i32>(cellEnd + (cells << 2), quoteClose);
        store<u8>(cellFlags + cells, quoteFlags);
        cells += 1;
        breaks += quoteBreaks;
        high = 0;
        next = quoteNext;
        if (next < end) {
          const behind: u32 = load<u8>(bytes + next);
          if (behind == delimiter) {
            from = next + 1;
            p = from;
            inRecord = true;
            jumped = true;
            break;
          }
          if (behind == carriageReturn) {
            if (next + 1 == end && !final) {
              stopped = true;
              break;
            }
            next += next + 1 < end && load<u8>(bytes + next + 1) == lineFeed ? 2 : 1;
          } else next += 1;
        }
      } else {
        const seen = highs & ((1 << bit) - 1) & ~before;
        before = (1 << bit) - 1;
        if (byte == lineFeed) {
          if (to > from && load<u8>(bytes + to - 1) == carriageReturn) to -= 1;
        } else {
          // A lone carriage return, where such end records.
          if (at + 1 == end && !final) {
            stopped = true;
            break;
          }
          if (at + 1 < end && load<u8>(bytes + at + 1) == lineFeed) next += 1;
        }
        store<i32>(cellStart + (cells << 2), from);
        store<i32>(cellEnd + (cells << 2), to);
        store<u8>(cellFlags + cells, high | seen ? nonAsciiFlag : 0);
        cells += 1;
        high = 0;
      }
      if (cells - firstCell > marks.columns || next - start > marks.recordBytes)
        return done(room, records, firstCell, start, line, odd);
      putRecord(room, records, firstCell, start, line);
      records += 1;
      line += breaks + 1;
      breaks = 0;
      start = next;
      from = next;
      firstCell = cells;
      inRecord = false;
      if (next != at + 1) {
        p = next;
        jumped = true;
        break;
      }
    }
    if (jumped) continue;
    if (highs & ~before) high = 1;
    p += 16;
  }

  if (final && (from < end || inRecord)) {
    if (cells + 1 > room.capacity) return done(room, records, firstCell, start, line, odd);
    let to = end;
    if (to > from && load<u8>(bytes + to - 1) == carriageReturn) to -= 1;
    let seen: u32 = 0;
    for (let at = from; at < to; at += 1) seen |= load<u8>(bytes + at);
    store<i32>(cellStart + (cells << 2), from);
    store<i32>(cellEnd + (cells << 2), to);
    store<u8>(cellFlags + cells, seen > 0x7f ? nonAsciiFlag : 0);
    cells += 1;
    if (cells - firstCell > marks.columns || end - start > marks.recordBytes)
      return done(room, records, firstCell, start, line, odd);
    putRecord(room, records, firstCell, start, line);
    records += 1;
    line += breaks + 1;
    start = end;
    firstCell = cells;
  }
  const long = end - start > marks.recordBytes || cells - firstCell > marks.columns;
  return done(room, records, firstCell, start, line, long ? odd : cut);
}

function putRecord(room: Room, record: i32, firstCell: i32, start: i32, line: i32): void {
  store<i32>(room.recordFirstCell + (record << 2), firstCell);
  store<i32>(room.recordStart + (record << 2), start);
  store<i32>(room.recordLine + (record << 2), line);
}

function done(room: Room, records: i32, cells: i32, complete: i32, line: i32, outcome: i32): i32 {
  store<i32>(room.recordFirstCell + (records << 2), cells);
  store<i32>(room.recordStart + (records << 2), complete);
  room.records = records;
  room.cells = cells;
  room.complete = complete;
  room.nextLine = line;
  return outcome;
}

function isBlank(byte: u32, marks: Marks): bool {
  return byte == marks.space || byte == marks.tab;
}

/** Finds the end of a well-formed quoted cell; whatever else a quote may mean is `odd`. */
function closeQuote(bytes: usize, marks: Marks, open: i32, end: i32, final: i32): i32 {
  const quote: u32 = marks.quote;
  const quotes = i8x16.splat(<i8>quote);
  const feeds = i8x16.splat(10);
  const countReturns = marks.loneReturn >= 0;
  let flags: u32 = quoted;
  let high: u32 = 0;
  let breaks = 0;
  let p = open + 1;
  while (p < end) {
    const block = v128.load(bytes + p);
    let found: u32 = i8x16.bitmask(i8x16.eq(block, quotes));
    const limit: u32 = found != 0 ? ctz(found) : 16;
    const reach: u32 = p + <i32>limit > end ? end - p : limit;
    const mask: u32 = (1 << reach) - 1;
    high |= i8x16.bitmask(block) & mask;
    breaks += <i32>popcnt(<u32>i8x16.bitmask(i8x16.eq(block, feeds)) & mask);
    if (countReturns) breaks += loneReturns(bytes, p, p + <i32>reach, end);
    p += <i32>reach;
    if (breaks > marks.quotedLines || p - open - 1 >= marks.quotedBytes) return odd;
    if (limit == 16) continue;
    if (p >= end) break;
    const run = quoteRun(bytes, p, end, quote);
    if (p + run == end && !final) return endless(p, open);
    if (p == open + 1 && run == 1 && end > p + 1) {
      // Two quotes with text behind them are a cell that was quoted twice over.
      const next = behindClose(bytes, marks, p + 1, end, final);
      if (next < 0) return next == -2 ? more : odd;
    }
    if (run > 1) flags |= escaped;
    if (run & 1) {
      const next = behindClose(bytes, marks, p + run, end, final);
      if (next == -2) return more;
      if (next < 0) return odd;
      quoteClose = p + run - 1;
      quoteNext = next;
      quoteFlags = high != 0 ? flags | nonAsciiFlag : flags;
      quoteBreaks = breaks;
      return closed;
    }
    p += run;
  }
  return final ? odd : endless(p, open);
}

/** A cell that goes on for long is left to the host, which remembers how far it has searched. */
function endless(position: i32, open: i32): i32 {
  return position - open > 0x40000 ? odd : more;
}

function quoteRun(bytes: usize, from: i32, end: i32, quote: u32): i32 {
  let p = from;
  while (p < end && load<u8>(bytes + p) == quote) p += 1;
  return p - from;
}

function loneReturns(bytes: usize, from: i32, to: i32, end: i32): i32 {
  let count = 0;
  for (let p = from; p < to; p += 1)
    if (load<u8>(bytes + p) == carriageReturn && (p + 1 >= end || load<u8>(bytes + p + 1) != lineFeed))
      count += 1;
  return count;
}

/** Where the delimiter or line end behind a quote stands; -1 for anything else, -2 where more bytes decide. */
function behindClose(bytes: usize, marks: Marks, position: i32, end: i32, final: i32): i32 {
  let p = position;
  while (p < end && isBlank(load<u8>(bytes + p), marks)) p += 1;
  if (p >= end) return final ? end : -2;
  const byte: u32 = load<u8>(bytes + p);
  if (byte == lineFeed) return p;
  if (byte == carriageReturn) {
    if (marks.loneReturn == 13) return p;
    if (p + 1 >= end) return final ? p : -2;
    return load<u8>(bytes + p + 1) == lineFeed ? p : -1;
  }
  return byte == <u32>marks.delimiter ? p : -1;
}
