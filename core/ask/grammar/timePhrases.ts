import { monthOfName } from '../../values/monthNames.ts';
import type { AskSpan } from '../../model/ask.ts';
import { agedAt } from './agePhrases.ts';
import { civilDay, civilOf, textOfDay } from '../days.ts';
import { numberOf } from './numberPhrases.ts';
import { type FoundTime, unitOf } from './timeUnits.ts';
import type { Token } from './tokens.ts';

interface FoundSpan {
  readonly span: AskSpan;
  readonly length: number;
}

type TimeOperator = FoundTime['test']['op'];

const operators: Readonly<Record<string, TimeOperator>> = {
  since: 'since',
  from: 'since',
  starting: 'since',
  before: 'before',
  after: 'after',
  until: 'until',
  till: 'until',
  by: 'until',
  in: 'within',
  during: 'within',
  within: 'within',
  on: 'within',
  over: 'within',
  for: 'within',
  of: 'within',
};

/** Words that a time may begin with but that mean a time only in front of one. */
const weak = new Set(['from', 'by', 'over', 'for', 'of', 'in', 'on', 'within', 'starting']);

/** Finds a time: `since March`, `last month`, `between 1 May and 3 June 2026`, `in 2025`, `3 days ago`. */
export function timeAt(tokens: readonly Token[], at: number): FoundTime | undefined {
  const word = tokens[at]?.word ?? '';
  const second = tokens[at + 1]?.word;
  if (word === 'between' || word === 'from') {
    const first = spanAt(tokens, at + 1);
    const middle = at + 1 + (first?.length ?? 0);
    const joins = tokens[middle]?.word ?? '';
    if (first !== undefined && ['and', 'to', 'until', 'till'].includes(joins)) {
      const last = spanAt(tokens, middle + 1);
      const span = last === undefined ? undefined : joined(first.span, last.span);
      if (last !== undefined && span !== undefined)
        return { test: { op: 'within', span }, length: middle + 1 + last.length - at };
    }
  }
  const aged = agedAt(tokens, at);
  if (aged !== undefined) return aged;
  if (word === 'not' && (second === 'in' || second === 'during' || second === 'since')) {
    const span = spanAt(tokens, at + 2);
    if (span === undefined) return undefined;
    const op = second === 'since' ? 'before' : 'notWithin';
    return { test: { op, span: span.span }, length: span.length + 2 };
  }
  const op = Object.hasOwn(operators, word) ? operators[word] : undefined;
  if (op !== undefined) {
    const skipped = tokens[at + 1]?.word === 'from' || tokens[at + 1]?.word === 'with' ? 1 : 0;
    const span = spanAt(tokens, at + 1 + skipped);
    if (span === undefined) return undefined;
    // "By March" may be a grouping to come, and "in May" is a time.
    const told = weak.has(word) && word !== 'from' && word !== 'by' && word !== 'starting' ? 'within' : op;
    return { test: { op: told, span: span.span }, length: span.length + 1 + skipped };
  }
  const span = spanAt(tokens, at);
  // A bare year or month is a figure or a word like any other.
  if (span === undefined || (span.length === 1 && ['year', 'month'].includes(span.span.kind)))
    return undefined;
  const after = tokens[at + span.length]?.word;
  if (after === 'to' || after === 'until') {
    const last = spanAt(tokens, at + span.length + 1);
    const both = last === undefined ? undefined : joined(span.span, last.span);
    if (last !== undefined && both !== undefined)
      return { test: { op: 'within', span: both }, length: span.length + 1 + last.length };
  }
  return { test: { op: 'within', span: span.span }, length: span.length };
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A span by itself; an article before it is a part of it. */
function spanAt(tokens: readonly Token[], at: number): FoundSpan | undefined {
  const words = (offset: number): string => tokens[at + offset]?.word ?? '';
  const [first, second, third] = [words(0), words(1), words(2)];
  if (first === 'the') {
    const rest = spanAt(tokens, at + 1);
    return rest === undefined ? undefined : { span: rest.span, length: rest.length + 1 };
  }
  if (first === 'day' && second === 'before' && third === 'yesterday')
    return { span: { kind: 'unit', unit: 'day', back: 2 }, length: 3 };
  const named = { today: 0, yesterday: 1, tomorrow: -1 };
  if (first === 'today' || first === 'yesterday' || first === 'tomorrow')
    return { span: { kind: 'unit', unit: 'day', back: named[first] }, length: 1 };
  const dated = dateAt(tokens, at);
  if (dated !== undefined) return dated;
  const unit = unitOf(second);
  const back = { this: 0, current: 0, last: 1, previous: 1, past: 1, next: -1, past_: 1 }[first];
  if (back !== undefined && unit !== undefined && unit !== 'hour') {
    const isRolling = first === 'past' || (first === 'last' && second.endsWith('s'));
    if (isRolling) return { span: { kind: 'last', unit, count: 1 }, length: 2 };
    return { span: { kind: 'unit', unit, back }, length: 2 };
  }
  if ((first === 'last' || first === 'past') && second === 'hour')
    return { span: { kind: 'last', unit: 'hour', count: 1 }, length: 2 };
  if (['last', 'past', 'previous', 'recent'].includes(first)) {
    const skipped = second === 'few' || second === 'couple' ? 1 : 0;
    const count = skipped === 1 ? 3 : (numberOf(second) ?? 0);
    const counted = unitOf(third);
    if (counted !== undefined && count >= 1)
      return { span: { kind: 'last', unit: counted, count: Math.round(count) }, length: 3 };
    const month = monthOfName(second);
    if (month !== undefined && second.length > 2)
      return { span: { kind: 'month', month, year: null }, length: 2 };
    if (weekdays.includes(second))
      return { span: { kind: 'weekday', day: weekdays.indexOf(second) + 1 }, length: 2 };
  }
  const ago = numberOf(first) ?? (first === 'a' || first === 'an' || first === 'one' ? 1 : undefined);
  if (ago !== undefined && third === 'ago' && unit !== undefined && unit !== 'hour')
    return { span: { kind: 'unit', unit, back: Math.round(ago) }, length: 3 };
  if (weekdays.includes(first))
    return { span: { kind: 'weekday', day: weekdays.indexOf(first) + 1 }, length: 1 };
  const quarter = /^q([1-4])$/.exec(first)?.[1];
  if (quarter !== undefined) {
    const year = yearIn(second);
    return {
      span: { kind: 'quarter', quarter: Number(quarter), year: year ?? null },
      length: year === undefined ? 1 : 2,
    };
  }
  const month = first.length > 2 ? monthOfName(first) : undefined;
  if (month !== undefined) {
    const skipped = second === 'of' ? 1 : 0;
    const year = yearIn(words(1 + skipped));
    if (words(1 + skipped) === 'last' && words(2 + skipped) === 'year') return undefined;
    return {
      span: { kind: 'month', month, year: year ?? null },
      length: year === undefined ? 1 : 2 + skipped,
    };
  }
  const year = yearIn(first);
  return year === undefined ? undefined : { span: { kind: 'year', year }, length: 1 };
}

function yearIn(word: string | undefined): number | undefined {
  return word !== undefined && /^(?:19|20)\d\d$/.test(word) ? Number(word) : undefined;
}

/** A day: `2026-03-01`, `1 March 2026`, `March 1st, 2026`, `1 October`. */
function dateAt(tokens: readonly Token[], at: number): FoundSpan | undefined {
  const word = tokens[at]?.word ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return { span: dayIn(word), length: 1 };
  const date = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  const month = monthOfName(tokens[at + 1]?.word ?? '');
  if (date !== undefined && month !== undefined) return whole([Number(date), month], tokens, [at + 2, 2]);
  const leading = word.length > 2 ? monthOfName(word) : undefined;
  const behind = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(tokens[at + 1]?.word ?? '')?.[1];
  if (leading !== undefined && behind !== undefined) {
    const comma = tokens[at + 2]?.text === ',' ? 1 : 0;
    return whole([Number(behind), leading], tokens, [at + 2 + comma, 2 + comma]);
  }
  return undefined;
}

function whole(
  [date, month]: readonly [date: number, month: number],
  tokens: readonly Token[],
  [at, length]: readonly [at: number, length: number],
): FoundSpan | undefined {
  const year = yearIn(tokens[at]?.word);
  const day = textOfDay(civilDay(year ?? thisYear, month, date));
  if (Number(day.slice(8)) !== date) return undefined;
  const span = dayIn(year === undefined ? `????${day.slice(4)}` : day);
  return { span, length: year === undefined ? length : length + 1 };
}

/** A leap year, so that the 29th of February is a day whichever year is meant. */
const thisYear = 2024;

function dayIn(day: string): AskSpan {
  return { kind: 'dates', from: day, to: day };
}

/** Both spans and what lies between; only days, weekdays and months of a year can be the ends. */
function joined(first: AskSpan, last: AskSpan): AskSpan | undefined {
  const end = endsOf(last);
  const start = endsOf(first, end?.to.slice(0, 4));
  return start === undefined || end === undefined
    ? undefined
    : { kind: 'dates', from: start.from, to: end.to };
}

function endsOf(span: AskSpan, year = '????'): { readonly from: string; readonly to: string } | undefined {
  if (span.kind === 'dates') {
    const full = (day: string): string => (day.startsWith('????') ? `${year}${day.slice(4)}` : day);
    return { from: full(span.from), to: full(span.to) };
  }
  if (span.kind === 'weekday') return { from: `day-${span.day}`, to: `day-${span.day}` };
  if (span.kind === 'unit' && span.unit === 'day')
    return { from: `back-${span.back}`, to: `back-${span.back}` };
  if (span.kind === 'year') return { from: `${span.year}-01-01`, to: `${span.year}-12-31` };
  if (span.kind !== 'month') return undefined;
  const of = span.year ?? (year === '????' ? undefined : Number(year));
  const last = civilOf(civilDay(of ?? thisYear, span.month + 1) - 1).date;
  const month = String(span.month).padStart(2, '0');
  const told = of === undefined ? '????' : String(of);
  return { from: `${told}-${month}-01`, to: `${told}-${month}-${last}` };
}
