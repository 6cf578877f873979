/** Judges cells, and remembers its verdicts, since trials of one sample share most of their cells. */
export class CellJudge {
  private readonly verdicts = new Map<string, number>();

  /** How much a cell looks like one whole value, 0 to 1. */
  of(cell: string): number {
    const known = this.verdicts.get(cell);
    if (known !== undefined) return known;
    const evidence = cellEvidence(cell);
    this.verdicts.set(cell, evidence);
    return evidence;
  }
}

/**
 * How much a cell looks like one whole value rather than a piece of a wrong cut, 0 to 1.
 *
 * Numbers, dates and the like are whole; text is, unless it holds what looks like another dialect's
 * delimiter or a quote that opens or ends without its partner. The idea is van den Burg, Nazábal and
 * Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019); the weights are ours.
 */
function cellEvidence(cell: string): number {
  const text = cell.trim();
  if (text === '') return 0.5;
  if (text.length > 4000) return 0.3;
  if (text.length <= shortText) {
    if (word.test(text)) return 0.9;
    if ((number.test(text) && !isList(text)) || moment.test(text)) return 1;
  }
  if (loneQuote(text) || /^[|~^¦§]+$/.test(text)) return 0.05;
  if (address.test(text)) return 1;
  if (/[\t|;]/.test(text)) return /[;|] /.test(text) ? 0.4 : 0.15;
  if (/,\S/.test(text)) return 0.2;
  if (/[~^]|:.*:/.test(text)) return 0.7;
  if (twoFigures.test(text)) return 0.5;
  return /[\r\n]/.test(text) || text.includes(',') ? 0.7 : 0.9;
}

/** Figures, dates and words are no longer than this. */
const shortText = 80;
/** Nothing but letters, digits at the end of the first word, and single blanks or hyphens: nothing that could be a delimiter or a figure. */
const word = /^[a-z_][a-z_\d]*(?:[ -][a-z_]+)*$/i;
/** Digits with any separators, currency, sign, percent, exponent, or in parentheses. */
const number =
  /^[-+(]?\s?(?:[$€£¥]|[A-Z]{3}\s)?\s?[-+]?(?:\d[\d.,']*(?:[\u00A0\u202F ]\d{3})*(?:[.,]\d+)?|[.,]\d+)(?:e[-+]?\d+)?\s?(?:[%$€£¥]|[A-Z]{3})?\)?$/i;
/** Whether digits with several commas or points are figures in a row rather than one with its thousands marked (`1,234,567.8`). */
function isList(text: string): boolean {
  const marks = text.replace(/[^.,]/g, '');
  return marks.length > 1 && !thousands.test(text.replace(/[^\d.,]/g, ''));
}
const thousands = /^\d{1,3}(?:(?:,\d{2,3})*,\d{3}(?:\.\d*)?|(?:\.\d{2,3})*\.\d{3}(?:,\d*)?)$/;
/** Dates and times of most writings; digits in two or three groups. */
const moment =
  /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?(?:Z|\s?[-+]\d{2}:?\d{2})?)?|\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?)$/i;
/** Two figures with blanks around them: the cells of a line that blanks delimit, rather than words. */
const twoFigures = /(?:^|\s)[-+]?\d[\d.,:/-]*\s(?:.*\s)?[-+]?\d[\d.,:/-]*(?:\s|$)/;
/** Web and mail addresses, which may hold any delimiter. */
const address = /^(?:(?:https?|ftp):\/\/\S+|www\.\S+|[^\s@,;|]+@[^\s@,;|]+\.\w+)$/i;

/** A quote at one end only: half of a quoted cell that was cut apart. Inches and apostrophes end words, too, and are let pass. */
function loneQuote(text: string): boolean {
  const opens = text.startsWith('"') || text.startsWith("'");
  const closes = text.endsWith('"') && text.length > 1 && !/\d"$/.test(text);
  const quote = opens ? text.charAt(0) : '"';
  return opens !== closes && (opens || closes) && text.indexOf(quote) === text.lastIndexOf(quote);
}

/** Whether a cell holds an odd number of double quotes; two such cells in one record are one that was cut apart. */
export function hasOddQuotes(cell: string): boolean {
  let odd = false;
  for (let p = cell.indexOf('"'); p >= 0; p = cell.indexOf('"', p + 1)) odd = !odd;
  return odd;
}
