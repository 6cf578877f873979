import { dateInAnyFormat, dayOf } from './readDates.ts';
import { isFailure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** The day of a date with a time. */
export const dateOf: TransformEntry<'dateOf'> = {
  kind: 'dateOf',
  label: 'Day of a time',
  about: 'Keeps the day of a date with a time and drops the time.',
  failsWith: ['NOT_A_DATE', 'AMBIGUOUS_DATE'],
  compile: () => (value) => {
    if (value === null) return null;
    const iso = dateInAnyFormat(value);
    return iso === null || isFailure(iso) ? iso : dayOf(iso);
  },
};
