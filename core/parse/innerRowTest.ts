import type { InnerRowRule, LineClass } from '../model/dialect.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';
import { repeatsHeader } from '../values/cells/repeatedHeader.ts';
import { isTotalRow, totalOpenings } from '../values/cells/totalLabel.ts';
import { cellText, recordTexts } from './cellText.ts';

/** A longer first cell is no label of a total; in bytes. */
const longestLabel = 80;

/**
 * Applies an `InnerRowRule` to records one by one. An ordinary record costs some comparisons of its first cells'
 * offsets and bytes; text is made only of one that begins as totals do, stands alone, or begins as the header does.
 */
export class InnerRowTest {
  private readonly rule: InnerRowRule;
  /** Second filled cell of each header row, its place in the record and its bytes. */
  private readonly headers: readonly {
    readonly column: number;
    readonly name: Uint8Array;
    readonly names: readonly string[];
  }[];

  /** Whether labels of totals are to be looked for within a cell's text. */
  private readonly within: boolean;
  /** 1 for each byte that a cell may begin with which is a label of a total. */
  private readonly opens: Uint8Array;

  constructor(rule: InnerRowRule) {
    this.rule = rule;
    const { label } = rule.totals;
    this.within = label === 'named' || label === 'leading';
    this.opens = label === 'none' ? new Uint8Array(256) : openingBytes;
    this.headers = rule.headers.map((names) => {
      // The second name, since the first one may differ where a header is said again.
      const first = names.findIndex((name) => name !== '');
      const column = names.findIndex((name, c) => c > first && name !== '');
      return { column, name: new TextEncoder().encode(names[column] ?? ''), names };
    });
  }

  /**
   * What a record is that is no data; `undefined` for data.
   * @param first Its first cell that is not blank.
   */
  classOf(batch: RecordBatch, record: number, first: number): LineClass | undefined {
    const { rule } = this;
    if (batch.firstRecord + record < rule.from) return undefined;
    const begin = batch.recordFirstCell[record] ?? 0;
    if (this.isHeader(batch, record, begin)) return 'header';
    if (
      rule.groupColumn !== null &&
      first - begin <= rule.groupColumn &&
      this.isHeading(batch, record, first)
    )
      return 'group';
    const suspicious = this.within
      ? mayBeTotal(batch, first, true)
      : this.opens[batch.bytes[batch.cellStart[first] ?? 0] ?? 0] === 1 && mayBeTotal(batch, first, false);
    return suspicious && isTotalRow(recordTexts(batch, record), rule.totals) ? 'derived' : undefined;
  }

  private isHeader(batch: RecordBatch, record: number, begin: number): boolean {
    const { headers } = this;
    for (let h = 0; h < headers.length; h += 1) {
      const header = headers[h];
      if (header === undefined) continue;
      const byte = batch.bytes[batch.cellStart[begin + header.column] ?? 0] ?? 0;
      if (byte !== header.name[0] && byte > blankUpTo) continue;
      if (beginsWith(batch, record, header) && repeatsHeader(recordTexts(batch, record), header.names))
        return true;
    }
    return false;
  }

  private isHeading(batch: RecordBatch, record: number, first: number): boolean {
    const end = batch.recordFirstCell[record + 1] ?? 0;
    // The cell next to it is filled in nearly every record, so the search ends there.
    for (let cell = first + 1; cell < end; cell += 1) if (textStart(batch, cell) >= 0) return false;
    if (end - (batch.recordFirstCell[record] ?? 0) < this.rule.groupCells) return false;
    return /\p{L}|^\s*\d{4}\b/u.test(cellText(batch, first));
  }
}

/** The first cell of a record that holds more than blanks; -1 where none does. */
export function firstFilled(batch: RecordBatch, record: number): number {
  const end = batch.recordFirstCell[record + 1] ?? 0;
  for (let cell = batch.recordFirstCell[record] ?? end; cell < end; cell += 1)
    if (textStart(batch, cell) >= 0) return cell;
  return -1;
}

/** Offset of the first byte of a cell that is no blank; -1 in a blank cell. */
function textStart({ bytes, cellStart, cellEnd }: RecordBatch, cell: number): number {
  const stop = cellEnd[cell] ?? 0;
  for (let p = cellStart[cell] ?? stop; p < stop; p += 1) if ((bytes[p] ?? 0) > blankUpTo) return p;
  return -1;
}

const blankUpTo = 0x20;

function beginsWith(
  batch: RecordBatch,
  record: number,
  { column, name }: { readonly column: number; readonly name: Uint8Array },
): boolean {
  const cell = (batch.recordFirstCell[record] ?? 0) + column;
  if (cell >= (batch.recordFirstCell[record + 1] ?? 0)) return false;
  const start = textStart(batch, cell);
  const stop = batch.cellEnd[cell] ?? 0;
  if (start < 0 || stop - start < name.length || batch.bytes[start] !== name[0]) return false;
  // What is escaped differs from its text; the texts decide.
  if (((batch.cellFlags[cell] ?? 0) & cellFlag.escaped) !== 0) return true;
  for (let i = 1; i < name.length; i += 1) if (batch.bytes[start + i] !== name[i]) return false;
  return true;
}

/** Whether a cell begins with bytes that labels of totals begin with, signs before them aside, or holds `otal`. */
function mayBeTotal(batch: RecordBatch, cell: number, within: boolean): boolean {
  const { bytes } = batch;
  let start = batch.cellStart[cell] ?? 0;
  const stop = batch.cellEnd[cell] ?? 0;
  if (stop - start > longestLabel) return false;
  // Signs and digits: `*Total`, `(Total)`.
  while (start < stop && isSign(bytes[start] ?? 0)) start += 1;
  if (openings.has(opening(bytes[start] ?? 0, bytes[start + 1] ?? 0, bytes[start + 2] ?? 0))) return true;
  if (!within) return false;
  for (let p = start; p + 3 < stop; p += 1)
    if (
      ((bytes[p] ?? 0) | 0x20) === 0x6f &&
      opening(bytes[p + 1] ?? 0, bytes[p + 2] ?? 0, bytes[p + 3] ?? 0) === tal
    )
      return true;
  return false;
}

function isSign(byte: number): boolean {
  return byte < 0x41 && !(byte >= 0x30 && byte <= 0x39);
}

/** Three bytes as one number, capitals of ASCII as small letters. */
function opening(a: number, b: number, c: number): number {
  return (lower(a) << 16) | (lower(b) << 8) | lower(c);
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

const tal = opening(0x74, 0x61, 0x6c);
const openings = new Set(
  totalOpenings.map((word) => {
    const [a = 0, b = 0, c = 0] = new TextEncoder().encode(word);
    return opening(a, b, c);
  }),
);
/** 1 for each byte that one of them, or a sign before it, begins with; it spares most records the look into the set. */
const openingBytes = new Uint8Array(256);
for (let byte = 0; byte < openingBytes.length; byte += 1) if (isSign(byte)) openingBytes[byte] = 1;
for (const code of openings) {
  openingBytes[code >> 16] = 1;
  if (code >> 16 < 0x80) openingBytes[(code >> 16) & ~0x20] = 1;
}
