import { scanDate } from './scanDate.ts';

/**
 * The formats, in the language of `dateFormat.ts`, under which a text is a date: none, one, or two where day and
 * month cannot be told apart, day first. `parseDate` reads the text under each of them.
 *
 * @example detectDateFormats('03/04/2025') // ['DD/MM/YYYY', 'MM/DD/YYYY']
 */
export function detectDateFormats(text: string): readonly string[] {
  return scanDate(text).map((reading) => reading.format);
}
