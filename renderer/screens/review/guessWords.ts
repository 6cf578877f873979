import type { LeftOut } from '../../state/sheetLines.ts';
import { text } from '../../text/en.ts';

/** Encodings offered by hand: those that senders use, as WHATWG labels. */
const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

/** The present one first where it is none of the usual. */
export function pickableEncodings(present: string): readonly string[] {
  return (encodings as readonly string[]).includes(present) ? encodings : [present, ...encodings];
}

export const pickableQuotes: readonly (string | null)[] = ['"', "'", null];

export function delimiterName(delimiter: string): string {
  return text.guesses.delimiters[delimiter] ?? delimiter;
}

/** Header rows as a person counts them, from 1. */
export function headerName(headerRows: readonly number[]): string {
  const first = headerRows[0];
  const last = headerRows.at(-1);
  if (first === undefined || last === undefined) return text.guesses.noHeader;
  return first === last ? text.guesses.headerRow(first) : text.guesses.headerRows(first, last);
}

/** Why a sheet is no part of a table of several sheets. */
export function whyWords({ why, missing, added }: LeftOut): string {
  const parts = [
    ...(missing.length > 0 ? [text.sheets.lacks(missing)] : []),
    ...(added.length > 0 ? [text.sheets.hasBesides(added)] : []),
  ];
  return parts.length === 0 ? text.sheets.why[why] : parts.join(', ');
}
