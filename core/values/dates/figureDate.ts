import { dateOfEpoch, type DateValue, isCalendarDay } from './calendar.ts';

const figureFormats = ['YYYY', 'YYYYMM', 'X', 'x', 'serial'] as const;

/** Date formats whose cells are plain numbers, in the language of `dateFormat.ts`. */
export type FigureFormat = (typeof figureFormats)[number];

/** Excel's day 0 is 1899-12-30 from March 1900 on; before, it counts a 29th of February that never was. */
const serialOf1970 = 25_569;
const firstSerial = 61;

/** True for a format under which a cell is a plain number. */
export function isFigureFormat(format: string | undefined): format is FigureFormat {
  return figureFormats.some((one) => one === format);
}

/**
 * The point in time that a number stands for: a year, a year and a month (`202405`), seconds (`X`) or milliseconds (`x`) since
 * 1970 in UTC, or a day as Excel counts (`serial`) with its time behind the point, without a zone. Numbers between two of
 * these count as the earlier.
 *
 * @returns `undefined` for days before March 1900 under `serial`, and for years before 1 and after 9999
 */
export function figureDate(figure: number, format: FigureFormat): DateValue | undefined {
  const value = valueOf(figure, format);
  return isCalendarDay(value.year, value.month, value.day) ? value : undefined;
}

function valueOf(figure: number, format: FigureFormat): DateValue {
  switch (format) {
    case 'YYYY':
      return { ...start, year: Math.round(figure), precision: 'year' };
    case 'YYYYMM':
      return {
        ...start,
        year: Math.floor(figure / 100),
        month: Math.min(12, Math.max(1, Math.floor(figure % 100))),
        precision: 'month',
      };
    case 'X':
      return dateOfEpoch(Math.round(figure * 1000), 'time', true);
    case 'x':
      return dateOfEpoch(Math.round(figure), 'time', true);
    case 'serial':
      if (figure < firstSerial) return { ...start, year: 0, precision: 'day' };
      // Excel keeps a time to some milliseconds, so the second is what was meant.
      return dateOfEpoch(
        Math.round((figure - serialOf1970) * 86_400) * 1000,
        Number.isInteger(figure) ? 'day' : 'time',
        false,
      );
  }
}

const start = {
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
  offsetMinutes: null,
} as const;
