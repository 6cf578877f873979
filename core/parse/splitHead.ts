import type { DelimiterGuess } from '../model/dialect.ts';
import { recordTexts } from './cellText.ts';
import { createSplitter } from './splitRecords.ts';
import { tidyCells } from './tidyCells.ts';

/**
 * The first whole records of a text's head, as text, blank ones included.
 *
 * A head ends anywhere, so its last record is left out unless the head is `complete`; a quoted cell that is cut
 * off is not taken for a stray quote, as it would be at the end of a text. A byte order mark is skipped.
 *
 * @throws {AppError} `SOURCE_LINE_TOO_LONG`, `SOURCE_TOO_MANY_COLUMNS`
 */
export function splitHead(
  head: Uint8Array,
  dialect: DelimiterGuess,
  options: { readonly complete: boolean; readonly maxRecords: number },
): readonly (readonly string[])[] {
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const splitter = createSplitter(dialect);
  const batches = [tidyCells(splitter.push(marked ? head.subarray(3) : head), dialect)];
  if (options.complete) batches.push(tidyCells(splitter.finish(), dialect));
  const records: (readonly string[])[] = [];
  for (const batch of batches) {
    const room = options.maxRecords - records.length;
    const count = Math.min(room, batch?.recordCount ?? 0);
    for (let r = 0; r < count; r += 1) if (batch !== undefined) records.push(recordTexts(batch, r));
  }
  return records;
}
