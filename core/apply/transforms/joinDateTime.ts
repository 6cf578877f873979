import { splitDateFormats } from '../../values/dates/dateFormat.ts';
import { parseTime } from '../../values/dates/parseTime.ts';
import { dateIn, dateInAnyFormat, dayOf } from './readDates.ts';
import { failure, isFailure } from './step.ts';
import type { StepResult, TransformEntry } from './step.ts';

/**
 * A day from one column and a time from another become one moment. The cells are joined by a blank where they are gathered; the
 * place between day and time is found here. A day without a time is its midnight, a time without a day is no moment. What
 * spreadsheets write around either (`00:00:00` behind the day, `1899-12-30` before the time) is read over.
 */
export const joinDateTime: TransformEntry<'joinDateTime'> = {
  kind: 'joinDateTime',
  label: 'Join day and time',
  about: 'Makes one moment of a column with days and one with times; a day without a time is its midnight.',
  failsWith: ['NOT_A_DATE', 'AMBIGUOUS_DATE', 'NOT_A_TIME'],
  compile: (spec) => {
    const formats = spec.formats.flatMap(splitDateFormats);
    const dayIn = (text: string): StepResult => {
      const iso = formats.length === 0 ? dateInAnyFormat(text) : dateIn(text, formats);
      return iso === null || isFailure(iso) ? iso : dayOf(iso);
    };
    return (value) => (value === null ? null : momentIn(value, dayIn));
  },
};

/** Blanks of a longer text are not all tried. */
const mostBlanks = 8;
const zeroDays = ['1899-12-30', '1899-12-31', '1900-01-00', '1900-01-01', '1904-01-01', '1970-01-01'];
const midnight = /[ T]00:00(?::00(?:\.0+)?)?$/;

function momentIn(text: string, dayIn: (text: string) => StepResult): StepResult {
  let failed: StepResult = failure('NOT_A_DATE');
  let blanks = 0;
  for (let at = text.indexOf(' '); at >= 0 && blanks < mostBlanks; at = text.indexOf(' ', at + 1)) {
    blanks += 1;
    const left = text.slice(0, at);
    const right = text.slice(at + 1);
    // The columns stand as they do in the file, so the time may come first.
    const behind = timeIn(right);
    const time = behind ?? timeIn(left);
    if (time === undefined) continue;
    const day = dayIn((behind === undefined ? right : left).replace(midnight, ''));
    if (typeof day === 'string') return `${day}T${time}`;
    failed = day;
  }
  const day = dayIn(text.replace(midnight, ''));
  if (typeof day === 'string') return `${day}T00:00:00`;
  if (timeIn(text) !== undefined) return failure('NOT_A_DATE');
  // A day that reads alone with something behind it that does not: the time is what is wrong.
  const first = text.indexOf(' ');
  if (first > 0 && typeof dayIn(text.slice(0, first)) === 'string') return failure('NOT_A_TIME');
  return isFailure(day) && day.failed === 'AMBIGUOUS_DATE' ? day : failed;
}

function timeIn(text: string): string | undefined {
  const trimmed = text.trim();
  const zero = zeroDays.find((day) => trimmed.startsWith(day));
  return parseTime(zero === undefined ? trimmed : trimmed.slice(zero.length + 1))?.iso;
}
