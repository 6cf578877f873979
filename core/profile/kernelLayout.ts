/** Fields of a column in the kernel's memory, by their place (4 bytes each); `core/kernel/assembly/layout.ts` has the same. */
export const field = {
  slots: 0,
  loud: 4,
  tallyLoud: 5,
  tallyCount: 6,
  readingTally: 7,
  emptyLoud: 8,
  emptyCount: 9,
  registers: 10,
  minLength: 11,
  maxLength: 12,
  patterns: 13,
  patternsOpen: 14,
  minText: 15,
  maxText: 16,
  keys: 17,
  keyLevel: 21,
  keyLoud: 22,
  keyRepeats: 23,
  tallyValues: 25,
  late: 34,
  end: 35,
} as const;

/** Place of `above` and `below` among the numbers of 8 bytes. */
export const fences = 13;

/** Kinds of events; larger ones are addresses of dictionary slots. */
export const event = { unread: 1, missing: 2, value: 3, repeatedKey: 4, extreme: 5 } as const;
/** Places of an event: its row, kind, and what is told with it. */
export const eventInts = 6;

/** `stepColumn` answers with the number of events and, behind these bits, of the rows it took. */
export const eventBits = 13;

/** Bits of a slot's word. */
export const entryMask = 0xfffff;
export const tallyShift = 20;
export const watched = 1 << 27;
export const extreme = 1 << 28;
