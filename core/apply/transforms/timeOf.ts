import { parseTime } from '../../values/dates/parseTime.ts';
import { dateInAnyFormat } from './readDates.ts';
import { failure, isFailure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** The time of day of a date with a time, as `HH:mm:ss`; a day alone has none, so it is missing. A time alone stays one. */
export const timeOf: TransformEntry<'timeOf'> = {
  kind: 'timeOf',
  label: 'Time of day',
  about: 'Keeps the time of a date with a time; a day without one is missing.',
  failsWith: ['NOT_A_TIME', 'AMBIGUOUS_DATE'],
  compile: () => {
    const notATime = failure('NOT_A_TIME');
    return (value) => {
      if (value === null) return null;
      const alone = parseTime(value);
      if (alone !== undefined) return alone.iso;
      const iso = dateInAnyFormat(value);
      if (iso === null) return null;
      if (isFailure(iso)) return iso.failed === 'NOT_A_DATE' ? notATime : iso;
      return iso.length <= 10 ? null : iso.slice(11, 19);
    };
  },
};
