import { splitDateFormats } from '../../values/dates/dateFormat.ts';
import { dateIn, dateInAnyFormat } from './readDates.ts';
import type { TransformEntry } from './step.ts';

/**
 * Dates as a sender writes them become ISO text, no finer than what was written. Where two of the formats read a text
 * as different days, day and month are not guessed: the row is rejected. Without formats, every known one is tried.
 */
export const parseDate: TransformEntry<'parseDate'> = {
  kind: 'parseDate',
  label: 'Read as date',
  about:
    'Reads dates in the formats given and writes them as year, month, day; ambiguous ones reject the row.',
  failsWith: ['NOT_A_DATE', 'AMBIGUOUS_DATE'],
  compile: (spec) => {
    const formats = spec.formats.flatMap(splitDateFormats);
    if (formats.length === 0) return (value) => (value === null ? null : dateInAnyFormat(value));
    return (value) => (value === null ? null : dateIn(value, formats));
  },
};
