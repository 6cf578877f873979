/**
 * What a cell looks like when only its form counts. `placeholder` stands in tables where a figure is missing;
 * `year` is a number that may as well be the name of a column.
 */
export type CellKind = 'empty' | 'placeholder' | 'year' | 'number' | 'moment' | 'text';

/** The form of a cell, blanks around it aside. */
export function cellKind(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (text.length > 60) return 'text';
  if (placeholder.test(text)) return 'placeholder';
  // `(1,000)` says in what a column counts; who means minus one thousand has other figures beside it.
  if (unit.test(text)) return 'text';
  if (year.test(text)) return 'year';
  // Before numbers: `Mar 2025` begins like an amount in some currency.
  if (moment.test(text)) return 'moment';
  if ((number.test(text) && !word.test(text)) || withShare.test(text)) return 'number';
  return 'text';
}

const placeholder =
  /^(?:[-–—.*:…]{1,4}|\(?(?:n\/?a|x|z|d|s|nd|na|n\.a\.?|null|nil|nan|none)\)?|\([a-z-]\)|#(?:n\/a|name\?|ref!|div\/0!|value!|num!|null!)|not (?:available|applicable))$/i;
const unit = /^\(1?[,.']?000(?:[,.']000)?s?\)$/;
/** Also as spreadsheets write it (`1997.0`), with a footnote mark (`2006 \1`, `2007*`) or as a span (`1999-2000`, `2004/05`). */
const year =
  /^(?:1[5-9]|20)\d\d(?:\.0)?(?:\s*(?:\\\s?\d+|\*+|\(\w\)|[pr]))?$|^\((?:19|20)\d\d\)$|^(?:1[89]|20)\d\d\s?[-–/]\s?(?:(?:1[89]|20)?\d\d)$/;
const number =
  /^[-+−(]?\s?(?:[$€£¥]|[A-Z]{3}\s)?\s?[-+−]?(?:\d[\d.,']*(?:[\u00A0\u202F ]\d{3})*(?:[.,]\d+)?|[.,]\d+)(?:e[-+]?\d+)?\s?(?:[%$€£¥]|[A-Z]{3})?\)?\s?(?:\*+|\\\d+|[a-z])?$/i;
/** `Qtr 1`, `Day 2`: codes of currencies are not written so. */
const word = /^[A-Z][a-z]{2}\s/;
/** A count and its share: `413 (2.2)`, `1,972 (88%)`. */
const withShare = /^\d[\d.,]*\s*\(\s*\d{1,3}(?:[.,]\d{1,2})?\s?%?\s*\)$/;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?`;
const zone = String.raw`(?:Z|\s?[-+]\d{2}:?\d{2})?`;
const date = String.raw`(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/. ]${month}[-/., ]*\d{2,4}|${month}\.?[-/ ]\d{1,2},? \d{2,4}|${month}[-/ ]\d{2,4}|\d{4}[-/]\d{2})`;
const moment = new RegExp(`^(?:${date}(?:[ T,]+${clock})?${zone}|${clock})$`, 'i');
