import { type RowTest, unsaid, verdict } from './rowTest.ts';

/** A day, or a time of a day, not after the last one allowed (20240531). */
export function notFutureTest(field: number, lastDay: number): RowTest {
  return (row) => {
    const day = row.dayOf(field);
    return Number.isNaN(day) ? unsaid : verdict(day <= lastDay);
  };
}

/** Whole years from one day to another; who is born on the 29th of February turns a year older on the 1st of March. */
export function ageTest(
  birth: number,
  at: number,
  { min, max }: { readonly min: number | null; readonly max: number | null },
): RowTest {
  const least = min ?? Number.NEGATIVE_INFINITY;
  const most = max ?? Number.POSITIVE_INFINITY;
  return (row) => {
    // As numbers, 20240531 less 20000601 is 239930: whole years are what stands before the last four digits.
    const years = Math.floor((row.dayOf(at) - row.dayOf(birth)) / 10_000);
    return Number.isNaN(years) ? unsaid : verdict(years >= least && years <= most);
  };
}

/** A day between two others, both included; of an end that is missing nothing is said. */
export function withinTest(field: number, from: number, to: number): RowTest {
  return (row) => {
    const day = row.dayOf(field);
    const first = row.dayOf(from);
    const last = row.dayOf(to);
    if (Number.isNaN(day) || (Number.isNaN(first) && Number.isNaN(last))) return unsaid;
    return verdict(!(day < first) && !(day > last));
  };
}
