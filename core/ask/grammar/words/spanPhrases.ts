import { monthOfName } from '../../../values/dates/monthNames.ts';
import { dateAt, two, yearAt, yearIn } from './datePhrases.ts';
import { numberOf } from './numberPhrases.ts';
import { type FoundSpan, unitOf, type Words } from './timeUnits.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const articles = new Set(['the', 'whole', 'entire', 'calendar', 'complete', 'full']);
const rolling = new Set(['last', 'past', 'previous', 'recent', 'preceding']);
const backs: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  last: 1,
  previous: 1,
  past: 1,
  preceding: 1,
  next: -1,
};
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
};

/**
 * A span of time by itself, with the articles before it: `last month`, `the past 3 weeks`, `Q2 2025`, `first half of last
 * year`, `3 days ago`, `October`. Days may still want their year: see `withYears`.
 *
 * @param thisYear the year in which it is asked
 */
export function spanAt(words: Words, thisYear: number): FoundSpan | undefined {
  let skipped = 0;
  while (articles.has(words(skipped)) || (words(skipped) === 'all' && words(skipped + 1) === 'of'))
    skipped += words(skipped) === 'all' ? 2 : 1;
  const rest: Words = (offset) => words(offset + skipped);
  for (const form of [dayAt, (w: Words) => dateAt(w, thisYear), toDateAt, backAt, countedAt, agoAt]) {
    const found = form(rest);
    if (found !== undefined) return { ...found, length: found.length + skipped };
  }
  const found = partAt(rest, thisYear) ?? namedAt(rest, thisYear);
  return found === undefined ? undefined : { ...found, length: found.length + skipped };
}

function dayAt(words: Words): FoundSpan | undefined {
  if (words(0) === 'day' && words(1) === 'before' && words(2) === 'yesterday')
    return { span: { kind: 'unit', unit: 'day', back: 2 }, length: 3 };
  const back = { today: 0, yesterday: 1, tomorrow: -1 }[words(0)];
  return back === undefined ? undefined : { span: { kind: 'unit', unit: 'day', back }, length: 1 };
}

/** `year to date`, `ytd`, `so far this month`, `this week so far`. */
function toDateAt(words: Words): FoundSpan | undefined {
  const short = { wtd: 'week', mtd: 'month', qtd: 'quarter', ytd: 'year' }[words(0)];
  if (short !== undefined)
    return { span: { kind: 'unit', unit: unitOf(short) as 'year', back: 0 }, length: 1 };
  const unit = unitOf(words(0));
  if (unit !== undefined && unit !== 'hour' && words(1) === 'to' && words(2) === 'date')
    return { span: { kind: 'unit', unit, back: 0 }, length: 3 };
  if (words(0) !== 'so' || words(1) !== 'far') return undefined;
  const found = backAt((offset) => words(offset + 2));
  return found === undefined ? undefined : { ...found, length: found.length + 2 };
}

/** `this week`, `last month`, `the past year`, `last weekend`, `last fortnight`. */
function backAt(words: Words): FoundSpan | undefined {
  const lead = words(0);
  const back = Object.hasOwn(backs, lead) ? backs[lead] : undefined;
  const calendar = words(1) === 'calendar' || words(1) === 'full' ? 1 : 0;
  const named = words(1 + calendar);
  if (named === 'weekend' && back !== undefined && back >= 0)
    return { span: { kind: 'dates', from: 'day-6', to: 'day-7' }, length: 2 + calendar };
  if (named === 'fortnight' && rolling.has(lead))
    return { span: { kind: 'last', unit: 'week', count: 2 }, length: 2 };
  const unit = unitOf(named);
  if (back === undefined || unit === undefined) return undefined;
  if (unit === 'hour') return back === 1 ? { span: { kind: 'last', unit, count: 1 }, length: 2 } : undefined;
  // "Last months" and "the past month" end today.
  const isRolling = calendar === 0 && (lead === 'past' || (lead === 'last' && named.endsWith('s')));
  if (isRolling) return { span: { kind: 'last', unit, count: 1 }, length: 2 };
  const soFar = words(2 + calendar) === 'so' && words(3 + calendar) === 'far' ? 2 : 0;
  return { span: { kind: 'unit', unit, back }, length: 2 + calendar + soFar };
}

/** `last 3 months`, `the past couple of weeks`, `the 3 last days`. */
function countedAt(words: Words): FoundSpan | undefined {
  const turned = rolling.has(words(1)) && numberOf(words(0)) !== undefined;
  if (!turned && !rolling.has(words(0))) return undefined;
  const amount = amountAt((offset) => words(offset + (turned ? 0 : 1)));
  const place = turned ? 2 : 1 + amount.length;
  const unit = unitOf(words(place));
  if (unit !== undefined && amount.count >= 1)
    return { span: { kind: 'last', unit, count: Math.round(amount.count) }, length: place + 1 };
  if (turned) return undefined;
  const month = words(1).length > 2 ? monthOfName(words(1)) : undefined;
  if (month !== undefined) return { span: { kind: 'month', month, year: null }, length: 2 };
  return weekdays.includes(words(1))
    ? { span: { kind: 'weekday', day: weekdays.indexOf(words(1)) + 1 }, length: 2 }
    : undefined;
}

/** `3`, `two`, `a`, `couple of`, `few`: how many; 0 for none. */
export function amountAt(words: Words): { readonly count: number; readonly length: number } {
  const a = ['a', 'an'].includes(words(0)) ? 1 : 0;
  if (words(a) === 'few' || words(a) === 'several') return { count: 3, length: a + 1 };
  if (words(a) === 'couple') return { count: 2, length: a + (words(a + 1) === 'of' ? 2 : 1) };
  if (a === 1) return { count: 1, length: 1 };
  const count = numberOf(words(0));
  return count === undefined ? { count: 0, length: 0 } : { count, length: 1 };
}

/** `3 days ago`, `a week ago`. */
function agoAt(words: Words): FoundSpan | undefined {
  const amount = amountAt(words);
  const unit = unitOf(words(amount.length));
  if (amount.count < 1 || unit === undefined || unit === 'hour') return undefined;
  const isAgo = ['ago', 'back'].includes(words(amount.length + 1));
  return isAgo
    ? { span: { kind: 'unit', unit, back: Math.round(amount.count) }, length: amount.length + 2 }
    : undefined;
}

/** `Q3`, `second quarter of 2025`, `H1 2026`, `first half of last year`, `2025 Q4`. */
function partAt(words: Words, thisYear: number): FoundSpan | undefined {
  const leading = yearIn(words(0));
  if (leading !== undefined) {
    const part = /^[qh][1-4]$/.test(words(1)) ? partAt((offset) => words(offset + 1), leading) : undefined;
    return part?.length === 1 ? { span: inYear(part.span, leading), length: 2 } : undefined;
  }
  const short = /^([qh])([1-4])$/.exec(words(0));
  const ordinal = Object.hasOwn(ordinals, words(0)) ? ordinals[words(0)] : undefined;
  const isNamed = ordinal !== undefined && ['quarter', 'half'].includes(words(1));
  if (short === null && !isNamed) return undefined;
  const nth = short === null ? (ordinal ?? 1) : Number(short[2]);
  const isHalf = short === null ? words(1) === 'half' : short[1] === 'h';
  if (isHalf && nth > 2) return undefined;
  const place = short === null ? 2 : 1;
  const { year, length } = yearAt(words, place, thisYear);
  if (!isHalf) return { span: { kind: 'quarter', quarter: nth, year }, length: place + length };
  const [from, to] = nth === 1 ? ['01-01', '06-30'] : ['07-01', '12-31'];
  const told = year ?? '????';
  return { span: { kind: 'dates', from: `${told}-${from}`, to: `${told}-${to}` }, length: place + length };
}

function inYear(span: FoundSpan['span'], year: number): FoundSpan['span'] {
  if (span.kind === 'quarter') return { ...span, year };
  if (span.kind !== 'dates') return span;
  return { ...span, from: `${year}${span.from.slice(4)}`, to: `${year}${span.to.slice(4)}` };
}

/** `Monday`, `October 2025`, `March last year`, `2026-03`, `2025`. */
function namedAt(words: Words, thisYear: number): FoundSpan | undefined {
  const first = words(0);
  const day = weekdays.indexOf(first) + 1;
  // "On a Monday" is any of them.
  if (day > 0 && ['a', 'any', 'every', 'each'].includes(words(-1))) return undefined;
  if (day > 0) return { span: { kind: 'weekday', day }, length: 1 };
  const figures = /^(\d{4})-(\d{2})$/.exec(first);
  if (figures !== null && Number(figures[2]) <= 12 && Number(figures[2]) > 0)
    return { span: { kind: 'month', month: Number(figures[2]), year: Number(figures[1]) }, length: 1 };
  const month = first.length > 2 ? monthOfName(first) : undefined;
  if (month !== undefined) {
    const { year, length } = yearAt(words, 1, thisYear);
    return { span: { kind: 'month', month, year }, length: 1 + length };
  }
  const year = yearIn(first);
  return year === undefined ? undefined : { span: { kind: 'year', year }, length: 1 };
}

/** `????-MM-DD` bounds of what two spans can lie between. */
export function monthBounds(
  month: number,
  year: number | string,
  lastDate: number,
): readonly [string, string] {
  return [`${year}-${two(month)}-01`, `${year}-${two(month)}-${two(lastDate)}`];
}
