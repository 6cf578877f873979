/** What host and kernel share: structures in linear memory, their fields in this order. `core/kernel/layout.ts` names the same offsets. */

/** One batch: its bytes, and arrays for `capacity` cells and records. */
@unmanaged
export class Room {
  bytes: usize;
  recordFirstCell: usize;
  recordStart: usize;
  recordLine: usize;
  cellStart: usize;
  cellEnd: usize;
  cellFlags: usize;
  /** What is cut: read and written by `split`. */
  records: i32;
  cells: i32;
  /** Bytes of whole records. */
  complete: i32;
  /** Line that begins behind them. */
  nextLine: i32;
  capacity: i32;
}

/** How the text is written; -1 for what it has not. */
@unmanaged
export class Marks {
  delimiter: i32;
  quote: i32;
  space: i32;
  tab: i32;
  /** 13 where a lone carriage return ends a record. */
  loneReturn: i32;
  recordBytes: i32;
  columns: i32;
  quotedBytes: i32;
  quotedLines: i32;
}

/** What is known of a column besides the host's own state. */
@unmanaged
export class Column {
  /** Slots of 16 bytes: both halves of the hash, `entry` word, count of quiet hits. */
  slots: usize;
  slotMask: u32;
  /** Entries in the slots, and how many there may be. */
  size: u32;
  bound: u32;
  /** Every hit is told to the host. */
  loud: u32;
  /** By tally, a byte: bit 1 where its cells are told to the host, bit 2 where they are as long as the dictionary has no room for them. */
  tallyLoud: usize;
  /** By tally: streamed cells that were not told. */
  tallyCount: usize;
  /** By reading, a byte: its tally + 1, or 0. */
  readingTally: usize;
  emptyLoud: u32;
  emptyCount: u32;
  registers: usize;
  minLength: u32;
  maxLength: u32;
  /** Slots of 8 bytes: hash of the shape, count + 1. */
  patterns: usize;
  patternsOpen: u32;
  /** Least and greatest text by bytes: length, then bytes; length -1 for none. */
  minText: usize;
  maxText: usize;
  /** Slots of 16 bytes: both halves of the hash, record + 1, free. */
  keys: usize;
  keyMask: u32;
  keySize: u32;
  keyBound: u32;
  keyLevel: u32;
  keyLoud: u32;
  /** By zero bits at the end of a hash: cells that repeat one, 33 of 4 bytes. */
  keyRepeats: usize;
  /** One bit for each of 2^16 parts of the high half: whether an entry has it. */
  filter: usize;
  /** By tally, where its values under the point, the comma, and two date formats are counted; 0 where the host has seen none. */
  tallyValues: usize;
  /** Only numbers above or below these are told as extremes. */
  above: f64;
  below: f64;
  /** The first 8 bytes of the least and the greatest text, the first of them the highest. */
  minPrefix: u64;
  maxPrefix: u64;
  /** Cells whose values came too late, and the entries that may be added for frequent ones. */
  late: u32;
  lateBound: u32;
  /** Counters of 4 bytes that hashes of late values share. */
  heavy: usize;
}

/** Count, mean, spread, ends and sample of the values under one reading, as `core/profile/signTally.ts` keeps them. */
@unmanaged
export class Values {
  count: f64;
  mean: f64;
  squares: f64;
  min: f64;
  max: f64;
  sampled: f64;
  height: f64;
  seen: f64;
  place: f64;
}

export const tallies: u32 = 128;
export const patternSlots: u32 = 512;
export const heavyCounters: u32 = 4096;
export const keptText: i32 = 200;

export const quoted: u32 = 1;
export const escaped: u32 = 2;
export const nonAsciiFlag: u32 = 4;
