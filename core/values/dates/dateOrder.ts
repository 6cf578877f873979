import type { DateFields } from './parseDate.ts';
import { fullYear, isYearAfter } from './parseDate.ts';

/** A number of a date, before it is known whether it is day, month or year. */
export interface DateNumber {
  readonly value: number;
  /** Digits as written. */
  readonly length: number;
  readonly ordinal: boolean;
  readonly text: string;
  /** The character before it; `''` at the start. */
  readonly mark: string;
}

/** One meaning of the numbers: the fields they give, and the format part of each. */
export interface DateOrdering {
  readonly fields: Partial<DateFields>;
  readonly tokens: readonly string[];
}

/**
 * Every order in which the numbers make a day: day first, then month first where both are possible.
 * Two-digit years lead only where no other order fits, because such dates are rare and would make each date ambiguous.
 */
export function orderings(
  numbers: readonly DateNumber[],
  context: { readonly month: boolean; readonly time: boolean },
): readonly DateOrdering[] {
  const [first, second, third] = numbers;
  if (first === undefined) return [];
  if (context.month) {
    if (second === undefined) return context.time ? [] : monthAndYear(first);
    return third === undefined ? beside(first, second) : [];
  }
  if (second === undefined) return compact(first, context.time);
  if (numbers.some((number) => number.ordinal)) return [];
  if (third === undefined) return context.time ? [] : monthOnly(first, second);
  if (!marksAgree(second.mark, third.mark)) return [];
  return threeNumbers(first, second, third);
}

/**
 * `May 2024`, `2024 May`; of two digits only `May-24`, `May/24` and `May'24`, as spreadsheets write months: `May 24` and `24-May`
 * are days without a year.
 */
function monthAndYear(year: DateNumber): readonly DateOrdering[] {
  return year.length === 2 && !(year.mark !== '' && "-/'".includes(year.mark))
    ? []
    : withMonthName(undefined, year);
}

/** Day and year beside a month's name; a year of four digits is known by its length. */
function beside(first: DateNumber, second: DateNumber): readonly DateOrdering[] {
  if (first.length === 4 && second.length <= 2) return withMonthName(second, first, true);
  if (first.length > 2) return [];
  return withMonthName(first, second);
}

function withMonthName(
  day: DateNumber | undefined,
  year: DateNumber,
  yearFirst = false,
): readonly DateOrdering[] {
  const yearToken = yearPart(year);
  if (yearToken === undefined) return [];
  if (day === undefined) return [{ fields: { year: yearToken.year, day: -1 }, tokens: [yearToken.token] }];
  const dayToken = day.ordinal ? 'Do' : day.length === 2 ? 'DD' : 'D';
  const tokens = yearFirst ? [yearToken.token, dayToken] : [dayToken, yearToken.token];
  return [{ fields: { year: yearToken.year, day: day.value }, tokens }];
}

function yearPart(number: DateNumber): { readonly year: number; readonly token: string } | undefined {
  if (number.ordinal) return undefined;
  if (number.length === 4) return { year: number.value, token: 'YYYY' };
  return number.length === 2 ? { year: fullYear(number.value), token: 'YY' } : undefined;
}

/** `20250131`, `20250131T...`, `20250131101500`; with a clock behind it also `250131`. */
function compact(number: DateNumber, time: boolean): readonly DateOrdering[] {
  const { text } = number;
  const at = (from: number, to: number): number => Number(text.slice(from, to));
  if (number.length === 6 && time) {
    return [{ fields: { year: fullYear(at(0, 2)), month: at(2, 4), day: at(4, 6) }, tokens: ['YYMMDD'] }];
  }
  const year = at(0, 4);
  // Other years would make dates of most numbers of eight digits.
  if (year < 1900 || year > 2100) return [];
  const day = { year, month: at(4, 6), day: at(6, 8) };
  if (number.length === 8) return [{ fields: day, tokens: ['YYYYMMDD'] }];
  if (time) return [];
  const clock = { hour: at(8, 10), minute: at(10, 12) };
  if (number.length === 12) return [{ fields: { ...day, ...clock }, tokens: ['YYYYMMDDHHmm'] }];
  if (number.length !== 14) return [];
  return [{ fields: { ...day, ...clock, second: at(12, 14) }, tokens: ['YYYYMMDDHHmmss'] }];
}

/**
 * `2024-05`, `05/2024`; a two-digit year would be a fraction or a ratio as well. `2009-10` may be a school year, too.
 */
function monthOnly(first: DateNumber, second: DateNumber): readonly DateOrdering[] {
  if (!'-/.'.includes(second.mark)) return [];
  const span = yearSpan(first, second);
  if (first.length === 4 && second.length === 2) {
    return [{ fields: { year: first.value, month: second.value, day: -1 }, tokens: ['YYYY', 'MM'] }, ...span];
  }
  if (span.length > 0) return span;
  if (first.length > 2 || second.length !== 4) return [];
  return [
    {
      fields: { year: second.value, month: first.value, day: -1 },
      tokens: [first.length === 2 ? 'MM' : 'M', 'YYYY'],
    },
  ];
}

/** `2013-14`, `2013/2014`: a school or fiscal year. Other years would make dates of many pairs of numbers. */
function yearSpan(first: DateNumber, second: DateNumber): readonly DateOrdering[] {
  if (first.length !== 4 || first.value < 1900 || first.value > 2100 || second.mark === '.') return [];
  if (second.length !== 2 && second.length !== 4) return [];
  if (!isYearAfter(first.value, second.value, second.length)) return [];
  const tokens = ['YYYY', second.length === 2 ? 'YY' : 'YYYY'];
  return [{ fields: { year: first.value, month: -1, day: -1 }, tokens }];
}

function threeNumbers(first: DateNumber, second: DateNumber, third: DateNumber): readonly DateOrdering[] {
  if (first.length === 4 && second.length <= 2 && third.length <= 2) {
    const [month, day] = padded(second, third);
    const fits = second.value <= 12 || third.value > 12;
    return fits
      ? [
          {
            fields: { year: first.value, month: second.value, day: third.value },
            tokens: ['YYYY', month, day],
          },
        ]
      : [
          {
            fields: { year: first.value, month: third.value, day: second.value },
            tokens: ['YYYY', day, month],
          },
        ];
  }
  if (first.length > 2 || second.length > 2) return [];
  const year = yearPart(third);
  if (year === undefined) return [];
  const [month, day] = padded(first, second);
  const found: DateOrdering[] = [];
  if (isDayAndMonth(first.value, second.value)) {
    found.push({
      fields: { year: year.year, month: second.value, day: first.value },
      tokens: [day, month, year.token],
    });
  }
  if (isDayAndMonth(second.value, first.value)) {
    found.push({
      fields: { year: year.year, month: first.value, day: second.value },
      tokens: [month, day, year.token],
    });
  }
  if (found.length === 0 && first.length === 2 && third.length === 2) {
    found.push({
      fields: { year: fullYear(first.value), month: second.value, day: third.value },
      tokens: ['YY', month, 'DD'],
    });
  }
  return found;
}

function isDayAndMonth(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** Two digits in both places is the padded way; one digit anywhere is the other way for both. */
function padded(one: DateNumber, other: DateNumber): readonly [month: string, day: string] {
  return one.length === 2 && other.length === 2 ? ['MM', 'DD'] : ['M', 'D'];
}

function marksAgree(one: string, other: string): boolean {
  if (one === other) return '-/. :'.includes(one);
  return one === '年' && other === '月';
}
