import { detectDateFormats } from '../../values/dates/detectDateFormats.ts';
import { readFixedPlaces } from '../../values/dates/fixedPlaces.ts';
import { parseDate } from '../../values/dates/parseDate.ts';
import { plainFigures } from '../../values/numbers/plainFigures.ts';
import { failure } from './step.ts';
import type { StepResult } from './step.ts';

const notADate = failure('NOT_A_DATE');
const ambiguous = failure('AMBIGUOUS_DATE');

/** A full day in ISO form, with or without a time; the form that every date of ours has. */
const isoForm =
  /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads a date in one of several formats.
 *
 * @returns ISO text, no finer than what was written; `NOT_A_DATE` where no format reads it, `AMBIGUOUS_DATE` where two
 * read it as different days, because then choosing would be a guess.
 */
export function dateIn(text: string, formats: readonly string[]): StepResult {
  let found: string | null = null;
  for (let i = 0; i < formats.length; i += 1) {
    const format = formats[i];
    const iso = format === undefined ? undefined : parseDate(text, format)?.iso;
    if (iso === undefined || iso === found) continue;
    if (found !== null) return ambiguous;
    found = iso;
  }
  if (found !== null) return found;
  // Digits of other scripts are seldom, so the plain reading goes first.
  const figures = plainFigures(text);
  return figures === text ? notADate : dateIn(figures, formats);
}

/** Reads a date in any format there is; answers as `dateIn`. ISO text is never ambiguous and comes back as it is. */
export function dateInAnyFormat(text: string): StepResult {
  if (isPlainIso(text)) return text;
  const day = isoForm.exec(text)?.[1];
  if (day !== undefined) return parseDate(day, 'YYYY-MM-DD') === undefined ? notADate : text;
  const read = dateIn(text, detectDateFormats(text));
  const figures = read === notADate ? plainFigures(text) : text;
  return figures === text ? read : dateIn(figures, detectDateFormats(figures));
}

/** Whether a text is a day, or a day and a time to the second without a zone, in ISO form; what a step before has mostly made. */
function isPlainIso(text: string): boolean {
  if (text.length === 10) return readFixedPlaces(text, 'YYYY-MM-DD') !== undefined;
  return text.length === 19 && readFixedPlaces(text, 'YYYY-MM-DDTHH:mm:ss') !== undefined;
}

/** Cuts ISO text to its day. A month or a year alone is no day: `NOT_A_DATE`. */
export function dayOf(iso: string): StepResult {
  return iso.length >= 10 ? iso.slice(0, 10) : notADate;
}

/** Gives a day without a time its start, so that all values of a field have one form. */
export function momentOf(iso: string): StepResult {
  if (iso.length < 10) return notADate;
  return iso.length === 10 ? `${iso}T00:00:00` : iso;
}
