import { type RecordBatch, cellFlag } from '../model/records.ts';
import { AsciiWindow } from '../values/text/asciiWindow.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text of a cell as it was meant: quotes around it gone, doubled or escaped ones resolved, blanks kept.
 * The string owns its characters, so it may be kept for long. For every cell of a batch, `cellTexts` is faster.
 * Bytes that are no UTF-8 come out as U+FFFD.
 */
export function cellText(batch: RecordBatch, cell: number): string {
  const start = batch.cellStart[cell] ?? 0;
  const end = batch.cellEnd[cell] ?? start;
  if (end <= start) return '';
  const flags = batch.cellFlags[cell] ?? 0;
  const text = utf8.decode(batch.bytes.subarray(start, end));
  return (flags & cellFlag.escaped) === 0 ? text : resolved(text, batch, cell);
}

/**
 * Reads cells of one batch as text, several times faster than `cellText` where they are asked for in order: the bytes
 * are decoded piece by piece and ASCII cells are cut from that. Long strings share the characters of their piece, so
 * whoever keeps some of them for long should take `cellText`.
 */
export function cellTexts(batch: RecordBatch): (cell: number) => string {
  const { bytes, cellStart, cellEnd, cellFlags } = batch;
  const ascii = new AsciiWindow(bytes);
  const slow = cellFlag.escaped | cellFlag.nonAscii;
  return (cell) =>
    ((cellFlags[cell] ?? 0) & slow) === 0
      ? ascii.slice(cellStart[cell] ?? 0, cellEnd[cell] ?? 0)
      : cellText(batch, cell);
}

/** The cells of one record as text. They own their characters. */
export function recordTexts(batch: RecordBatch, record: number): string[] {
  const end = batch.recordFirstCell[record + 1] ?? 0;
  const texts: string[] = [];
  for (let cell = batch.recordFirstCell[record] ?? end; cell < end; cell += 1)
    texts.push(cellText(batch, cell));
  return texts;
}

/** The record as it stands in the text, without its line end; what a reject is shown with. */
export function recordSource(batch: RecordBatch, record: number): string {
  const bytes = batch.bytes.subarray(batch.recordStart[record], batch.recordStart[record + 1]);
  return utf8.decode(bytes).replace(/\r?\n$|\r$/, '');
}

/** Halves doubled quotes and, where the cell says so, takes backslashes away from what they escape. */
function resolved(text: string, batch: RecordBatch, cell: number): string {
  // A cell with escapes stood in quotes, so the byte in front of it is the quote.
  const quote = String.fromCharCode(batch.bytes[(batch.cellStart[cell] ?? 0) - 1] ?? 0);
  if (((batch.cellFlags[cell] ?? 0) & cellFlag.backslash) === 0) return text.replaceAll(quote + quote, quote);
  let result = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    const next = text.charAt(i + 1);
    const escapes = character === '\\' && (next === quote || next === '\\');
    const doubles = character === quote && next === quote;
    result += escapes || doubles ? next : character;
    if (escapes || doubles) i += 1;
  }
  return result;
}
