import type { LeftOut } from '../../../state/review/sheetLines.ts';
import { text } from '../../../text/en.ts';

/** Encodings offered by hand: those that senders use, as WHATWG labels. */
const encodings = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'ibm850',
  'macintosh',
  'shift_jis',
  'gb18030',
] as const;

/** The present one and the next likely first where they are none of the usual. */
export function pickableEncodings(present: string, next?: string): readonly string[] {
  return [...new Set([present, ...(next === undefined ? [] : [next]), ...encodings])];
}

/** Names that a line lists, and characters of each. */
const lineNames = { most: 12, characters: 60 } as const;

/** Names in a row. A mark in one of them that turns the direction of writing turns no other. */
export function namesLine(names: readonly string[]): string {
  return names
    .slice(0, lineNames.most)
    .map((name) =>
      name.length > lineNames.characters ? `${name.slice(0, lineNames.characters - 1)}…` : name,
    )
    .map((name) => (turnsDirection.test(name) ? `\u2068${name}\u2069` : name))
    .join(' · ');
}

const turnsDirection = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export function quoteName(quote: string | null): string {
  return quote ?? text.guesses.noQuote;
}

export const pickableQuotes: readonly (string | null)[] = ['"', "'", null];

export function delimiterName(delimiter: string): string {
  if (delimiter === '') return text.guesses.noDelimiter;
  return text.guesses.delimiters[delimiter] ?? delimiter.replaceAll('\t', '\\t');
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
