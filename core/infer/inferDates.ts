import type { ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { hasTimePart } from '../values/dates/dateFormat.ts';
import { type Order, readsAlike, seriesOrder } from './dateSeries.ts';
import type { Hint } from './nameHints.ts';

/** How the dates of a column are to be read. */
export interface DateChoice {
  /** Most frequent first. Where `ambiguous`, the day-first format of a pair stands before its month-first one. */
  readonly formats: readonly string[];
  readonly ambiguous: boolean;
  /** A time of day occurs. */
  readonly timed: boolean;
}

/** The rarer order may be this share of the other and still count as slips of single cells. */
const slipShare = 0.05;

/**
 * The formats of a column's dates. For each mark (`/`, `-`, `.`) the cells that only one order can read decide for those
 * that both can; without any such cell a series of months may, and else both orders stay, and the choice is a person's.
 */
export function chooseDates(
  evidence: ColumnEvidence,
  signs: readonly SignCount[],
  hints: ReadonlySet<Hint>,
): DateChoice {
  const dated = signs.filter(({ sign }) => sign.dateFormats.length > 0);
  if (dated.length === 0) return { formats: [], ambiguous: false, timed: false };
  const spans = areSpans(evidence, dated, hints);
  if (areNumberedCodes(evidence, dated, hints)) return { formats: [], ambiguous: false, timed: false };
  const proven = chooseOrders(dated);
  const choice = chooseUnder(dated, proven, spans);
  if (!choice.ambiguous) return choice;
  // `1/1/2024` is the same day either way.
  if (evidence.valuesComplete && readsAlike(evidence.values)) return { ...choice, ambiguous: false };
  const order = seriesOrder(evidence.values);
  if (order === undefined) return choice;
  return chooseUnder(dated, new Map([...orderMarks.map((mark) => [mark, order] as const), ...proven]), spans);
}

/** The formats of a column's dates with the day first wherever a cell leaves it open, and with the month first. */
export function datesInOrder(signs: readonly SignCount[]): {
  readonly day: readonly string[];
  readonly month: readonly string[];
  /** Each format with which a cell can be read, most frequent first. */
  readonly found: readonly string[];
} {
  const dated = signs.filter(({ sign }) => sign.dateFormats.length > 0);
  const inOrder = (order: Order): readonly string[] =>
    chooseUnder(dated, new Map(orderMarks.map((mark) => [mark, order] as const)), false).formats;
  return {
    day: inOrder('day'),
    month: inOrder('month'),
    found: chooseUnder(dated, new Map(), false).formats,
  };
}

/** Marks between day and month that can be mistaken for one another. */
const orderMarks = ['/', '-', '.', ' ', ':'] as const;

function chooseUnder(
  dated: readonly SignCount[],
  orders: ReadonlyMap<string, Order>,
  spans: boolean,
): DateChoice {
  const counts = new Map<string, number>();
  let ambiguous = false;
  for (const { sign, count } of dated) {
    const kept = keptFormats(sign, { orders, spans });
    if (kept.length > 1) ambiguous = true;
    for (const format of kept) counts.set(format, (counts.get(format) ?? 0) + count);
  }
  const formats = joinVariants([...counts].filter(([format]) => !isSlip(format, orders)));
  return { formats, ambiguous, timed: formats.some(hasTimePart) };
}

/** True where cells of the sign are dates under one of the formats. */
export function fitsDates(sign: Sign, formats: readonly string[]): boolean {
  return datePosition(sign, formats) >= 0;
}

/** Which of the sign's formats is among `formats`, as it stands or for figures of one or two digits; -1 for none. */
export function datePosition(sign: Sign, formats: readonly string[]): number {
  return sign.dateFormats.findIndex(
    (format) => formats.includes(format) || formats.includes(unpadded(format)),
  );
}

/** Different school years that make months of the same figures unlikely: the second figure follows the first each time. */
const tellingSpans = 3;

/** Whether `2009-10` is a school year here and no month. Cells that are only one of these decide, then the name. */
function areSpans(evidence: ColumnEvidence, dated: readonly SignCount[], hints: ReadonlySet<Hint>): boolean {
  let spans = 0;
  let months = 0;
  for (const { sign, count } of dated) {
    const [format, ...others] = sign.dateFormats;
    if (format === undefined || others.length > 0) continue;
    if (isSpan(format)) spans += count;
    else if (/^YYYY[-/]MM$/u.test(format)) months += count;
  }
  if (spans + months > 0) return spans > months;
  return !hints.has('month') && (hints.has('year') || evidence.distinct >= tellingSpans);
}

/** Numbers behind one and the same word from which on these are no years. */
const tellingNumbers = 3;

/** `SET-01`, `SET-02`, `SET-03`: the word is a month in Italian, but one that does not change. A name for dates says otherwise. */
function areNumberedCodes(
  evidence: ColumnEvidence,
  dated: readonly SignCount[],
  hints: ReadonlySet<Hint>,
): boolean {
  if (!dated.every(({ sign }) => sign.dateFormats.every(isMonthAndNumber))) return false;
  if (hints.has('date') || hints.has('month') || evidence.distinct < tellingNumbers) return false;
  const words = new Set<string>();
  for (const { value } of evidence.values) {
    words.add(value.trim().split(/[-/']/u)[0]?.toLowerCase() ?? '');
    if (words.size > 1) return false;
  }
  return true;
}

/** True for formats that codes are written in, too: a school or fiscal year, a month with two figures. */
export function isCodeFormat(format: string): boolean {
  return isSpan(format) || isMonthAndNumber(format);
}

function isMonthAndNumber(format: string): boolean {
  return /^MMMM?[-/']YY$/u.test(format);
}

/** True for the format of a school or fiscal year. */
function isSpan(format: string): boolean {
  return /^YYYY[-/]YY(?:YY)?$/u.test(format);
}

/** Per mark the order that single cells prove; absent where nothing proves one, or where both are proven often. */
function chooseOrders(dated: readonly SignCount[]): ReadonlyMap<string, Order> {
  const proofs = new Map<string, { day: number; month: number }>();
  for (const { sign, count } of dated) {
    const [format] = sign.dateFormats;
    if (sign.dateFormats.length !== 1 || format === undefined) continue;
    const order = orderOf(format);
    if (order === undefined) continue;
    const proof = proofs.get(markOf(format)) ?? { day: 0, month: 0 };
    proof[order] += count;
    proofs.set(markOf(format), proof);
  }
  const orders = new Map<string, Order>();
  for (const [mark, { day, month }] of proofs) {
    if (month <= day * slipShare) orders.set(mark, 'day');
    else if (day <= month * slipShare) orders.set(mark, 'month');
  }
  return orders;
}

function keptFormats(
  sign: Sign,
  column: { readonly orders: ReadonlyMap<string, Order>; readonly spans: boolean },
): readonly string[] {
  const { orders, spans } = column;
  const [dayFirst, monthFirst] = sign.dateFormats;
  if (dayFirst === undefined || monthFirst === undefined) return sign.dateFormats;
  if (isSpan(monthFirst)) return [spans ? monthFirst : dayFirst];
  const order = orders.get(markOf(dayFirst));
  if (order === undefined) return sign.dateFormats;
  return [order === 'day' ? dayFirst : monthFirst];
}

/** True for a format of the order that was found to be a slip under its mark. */
function isSlip(format: string, orders: ReadonlyMap<string, Order>): boolean {
  const order = orderOf(format);
  const chosen = orders.get(markOf(format));
  return order !== undefined && chosen !== undefined && order !== chosen;
}

/** `DD/MM/...` or `MM/DD/...`, with figures for both; others cannot be mistaken for one another. */
function orderOf(format: string): Order | undefined {
  if (/^D{1,2}[-/. :]M{1,2}[-/. :]/u.test(format)) return 'day';
  return /^M{1,2}[-/. :]D{1,2}[-/. :]/u.test(format) ? 'month' : undefined;
}

function markOf(format: string): string {
  return /[-/. :]/u.exec(format)?.[0] ?? '';
}

/** `DD/MM/YYYY` beside `D/M/YYYY` is the latter, as it reads both; month names in full read as short ones. */
function joinVariants(counts: readonly (readonly [format: string, count: number])[]): readonly string[] {
  const plain = new Set(counts.map(([format]) => format).filter((format) => unpadded(format) === format));
  const joined = new Map<string, number>();
  for (const [format, count] of counts) {
    const name = plain.has(unpadded(format)) ? unpadded(format) : format;
    joined.set(name, (joined.get(name) ?? 0) + count);
  }
  return [...joined]
    .sort((one, other) => other[1] - one[1] || rank(one[0]) - rank(other[0]) || (one[0] < other[0] ? -1 : 1))
    .map(([format]) => format);
}

function rank(format: string): number {
  return orderOf(format) === 'month' ? 1 : 0;
}

/** The same format for figures of one or two digits. */
function unpadded(format: string): string {
  return format
    .replace(/MMMM/u, 'MMM')
    .replace(/(?<!M)MM(?!M)/u, 'M')
    .replace(/DD/u, 'D')
    .replace(/HH/u, 'H')
    .replace(/hh/u, 'h');
}
