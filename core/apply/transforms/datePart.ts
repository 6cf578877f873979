import { dateInAnyFormat } from './readDates.ts';
import { failure, isFailure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** Year, month or day of a date, as figures: `2024`, `5`, `17`. A date that is not as fine as asked is rejected. */
export const datePart: TransformEntry<'datePart'> = {
  kind: 'datePart',
  label: 'Part of a date',
  about: 'Takes year, month or day of a date, as a number; ambiguous dates reject the row.',
  failsWith: ['NOT_A_DATE', 'AMBIGUOUS_DATE'],
  compile: ({ part }) => {
    const notADate = failure('NOT_A_DATE');
    const [from, to] = part === 'year' ? [0, 4] : part === 'month' ? [5, 7] : [8, 10];
    return (value) => {
      if (value === null) return null;
      const iso = coarse.test(value) ? value : dateInAnyFormat(value);
      if (iso === null || isFailure(iso)) return iso;
      const figures = iso.slice(from, to);
      return /^\d+$/.test(figures) ? String(Number(figures)) : notADate;
    };
  },
};

/** ISO text of a year or a month, which a step before may have made. */
const coarse = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
