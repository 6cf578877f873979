import { profileOptions } from '../model/options/understandingOptions.ts';
import { isInvisibleCode, trimBlanks } from '../values/text/characters.ts';
import type { CellReading } from '../values/cells/readCell.ts';

/** What a repeated value has to be looked at for; a sum. */
export const watch = { token: 1, whitespace: 2, invisible: 4, long: 8 } as const;

/** How often something odd was seen, and in which records first. */
export interface OddityTally {
  count: number;
  rows: number[];
}

/** Counts one cell more, and keeps its record number while there is room. */
export function note(tally: OddityTally, record: number, most: number): void {
  tally.count += 1;
  if (tally.rows.length < most) tally.rows.push(record);
}

/** As `watchesOf`, for a text of printable ASCII without blanks at its ends. */
export function plainWatches(reading: CellReading, length: number): number {
  return (
    (reading.token === undefined ? 0 : watch.token) | (length > profileOptions.longCell ? watch.long : 0)
  );
}

/** What the text has to be looked at for; a sum of `watch`. */
export function watchesOf(text: string, reading: CellReading): number {
  let watched = reading.token === undefined ? 0 : watch.token;
  const trimmed = trimBlanks(text);
  if (trimmed !== text && trimmed.length > 0) watched |= watch.whitespace;
  if (text.length > profileOptions.longCell) watched |= watch.long;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x1f && code < 0x7f) continue;
    if (isInvisibleCode(code)) return watched | watch.invisible;
  }
  return watched;
}
