import type { ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { hasTimePart } from '../values/dateFormat.ts';
import type { Hint } from './nameHints.ts';

/** How the dates of a column are to be read. */
export interface DateChoice {
  /** Most frequent first. Where `ambiguous`, the day-first format of a pair stands before its month-first one. */
  readonly formats: readonly string[];
  readonly ambiguous: boolean;
  /** A time of day occurs. */
  readonly timed: boolean;
}

type Order = 'day' | 'month';

/** The rarer order may be this share of the other and still count as slips of single cells. */
const slipShare = 0.05;

/**
 * The formats of a column's dates. For each mark (`/`, `-`, `.`) the cells that only one order can read decide for those
 * that both can; without any such cell both orders stay, and the choice is a person's.
 */
export function chooseDates(signs: readonly SignCount[]): DateChoice {
  const dated = signs.filter(({ sign }) => sign.dateFormats.length > 0);
  const orders = chooseOrders(dated);
  const counts = new Map<string, number>();
  let ambiguous = false;
  for (const { sign, count } of dated) {
    const kept = sign.dateFormats.length === 1 ? sign.dateFormats : keptFormats(sign, orders);
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

/** True where all cells are years and the name says so. Without such a name four digits are a number. */
export function isYearColumn(evidence: ColumnEvidence, hints: ReadonlySet<Hint>): boolean {
  if (!hints.has('year') || evidence.values.length === 0) return false;
  let years = 0;
  let all = 0;
  for (const { value, count } of evidence.values) {
    all += count;
    if (/^(?:1[5-9]|20|21)\d\d$/u.test(value.trim())) years += count;
  }
  return years / all >= inferOptions.fixedWidthShare;
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

function keptFormats(sign: Sign, orders: ReadonlyMap<string, Order>): readonly string[] {
  const [dayFirst, monthFirst] = sign.dateFormats;
  if (dayFirst === undefined || monthFirst === undefined) return sign.dateFormats;
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
