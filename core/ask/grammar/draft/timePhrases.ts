import type { AskSpan } from '../../../model/ask.ts';
import { civilDay, civilOf } from '../../days.ts';
import { agedAt } from '../words/agePhrases.ts';
import { leapYear } from '../words/datePhrases.ts';
import type { Draft } from './draft.ts';
import { opposite } from '../words/opposite.ts';
import { amountAt, monthBounds, spanAt } from '../words/spanPhrases.ts';
import { type FoundSpan, type FoundTime, unitOf, type Words } from '../words/timeUnits.ts';
import { withYears } from '../words/withYears.ts';

type TimeOperator = FoundTime['test']['op'];

/** What stands before a time, the longest first. */
const operators: readonly (readonly [phrase: string, op: TimeOperator])[] = [
  ['no later than', 'until'],
  ['not later than', 'until'],
  ['no earlier than', 'since'],
  ['not earlier than', 'since'],
  ['earlier than', 'before'],
  ['older than', 'before'],
  ['later than', 'after'],
  ['newer than', 'after'],
  ['prior to', 'before'],
  ['up until', 'until'],
  ['up to', 'until'],
  ['as of', 'since'],
  ['starting from', 'since'],
  ['starting with', 'since'],
  ['starting in', 'since'],
  ['from', 'since'],
  ['starting', 'since'],
  ['since', 'since'],
  ['before', 'before'],
  ['after', 'after'],
  ['until', 'until'],
  ['till', 'until'],
  ['by', 'until'],
  ['throughout', 'within'],
  ['inside', 'within'],
  ['during', 'within'],
  ['within', 'within'],
  ['over', 'within'],
  ['in', 'within'],
  ['on', 'within'],
  ['for', 'within'],
  ['of', 'within'],
];

const joins = new Set(['and', 'to', 'until', 'till', 'through', 'thru', '-', '–']);

/** Finds a time: `since March`, `last month`, `between 1 May and 3 June 2026`, `in 2025`, `3 days ago`. */
export function timeAt(
  { tokens, today }: Pick<Draft, 'tokens' | 'today'>,
  at: number,
): FoundTime | undefined {
  const words: Words = (offset) => {
    const token = tokens[at + offset];
    return token === undefined || token.isQuoted ? '' : token.text === ',' ? ',' : token.word;
  };
  const found = timeIn(words, Number(today.slice(0, 4)));
  if (found === undefined) return undefined;
  return { ...found, test: { ...found.test, span: withYears(found.test.span, today) } };
}

/** Years around now that a bare figure is taken for. */
const nearYears = 15;

function timeIn(words: Words, thisYear: number): FoundTime | undefined {
  const spanFrom = (offset: number): FoundSpan | undefined =>
    spanAt((more) => words(offset + more), thisYear);
  const aged = agedAt(words);
  if (aged !== undefined) return aged;
  if (words(0) === 'between' || words(0) === 'from') {
    const range = rangeFrom(words, spanFrom, 1);
    if (range !== undefined) return range;
  }
  const turned = words(0) === 'not' && ['in', 'during', 'since', 'within', 'before'].includes(words(1));
  if (turned) {
    const rest = timeIn((offset) => words(offset + 1), thisYear);
    const test = rest === undefined ? undefined : opposite(rest.test);
    return rest === undefined || test === undefined || !('span' in test)
      ? undefined
      : { test, length: rest.length + 1 };
  }
  for (const [phrase, op] of operators) {
    const parts = phrase.split(' ');
    if (!parts.every((part, n) => words(n) === part)) continue;
    return behindOperator(words, spanFrom, [op, parts.length]);
  }
  const span = spanFrom(0);
  // A bare year or month is a figure or a word like any other, but not where nothing else is said: "and 2026?".
  const isAll =
    words(span?.length ?? 0) === '' &&
    ['', 'and', 'or', 'about', 'vs'].includes(words(-1)) &&
    words(-3) === '';
  // Nor at the end of a question: "failed runs, 2026".
  const isLast =
    span?.span.kind === 'year' && words(1) === '' && Math.abs(span.span.year - thisYear) <= nearYears;
  if (
    span === undefined ||
    (!isAll && !isLast && span.length === 1 && ['year', 'month'].includes(span.span.kind))
  )
    return rangeFrom(words, spanFrom, 0);
  return rangeFrom(words, spanFrom, 0) ?? { test: { op: 'within', span: span.span }, length: span.length };
}

/** What an operator is said of: a span, its beginning or end, or so many units up to now. */
function behindOperator(
  words: Words,
  spanFrom: (offset: number) => FoundSpan | undefined,
  [op, lead]: readonly [op: TimeOperator, lead: number],
): FoundTime | undefined {
  const edge = words(lead) === 'the' ? lead + 1 : lead;
  const isStart = ['start', 'beginning'].includes(words(edge)) && words(edge + 1) === 'of';
  const isEnd = words(edge) === 'end' && words(edge + 1) === 'of';
  // "Since the start of May" is since May, "until the end of May" until May.
  const fits =
    (isStart && (op === 'since' || op === 'before')) || (isEnd && (op === 'until' || op === 'after'));
  const place = fits ? edge + 2 : words(lead) === 'from' ? lead + 1 : lead;
  const unit = unitOf(words(place + 1));
  if (words(place) === 'the' && unit !== undefined && unit !== 'hour' && (fits || op === 'within'))
    return { test: { op, span: { kind: 'unit', unit, back: 0 } }, length: place + 2 };
  const found = spanFrom(place);
  if (found !== undefined) {
    const end = place + found.length;
    const onwards = ['on', 'onwards', 'onward', 'forward'].includes(words(end)) ? 1 : 0;
    // "From last month" is in it, "from March on" and "from 1 March" begin there.
    const isIn = words(0) === 'from' && onwards === 0 && found.span.kind !== 'dates';
    return { test: { op: isIn ? 'within' : op, span: found.span }, length: end + onwards };
  }
  if (op !== 'within' && op !== 'since') return undefined;
  // "Within 30 days", "since 2 weeks": up to now. "For" and "of" may tell how long something took.
  const amount = amountAt((offset) => words(place + offset));
  const counted = unitOf(words(place + amount.length));
  if (amount.count < 1 || counted === undefined || ['for', 'of', 'over'].includes(words(0))) return undefined;
  const span: AskSpan = { kind: 'last', unit: counted, count: Math.round(amount.count) };
  return { test: { op: 'within', span }, length: place + amount.length + 1 };
}

/** `1 May to 3 June`, `March until now`, behind "from" or "between" or by itself. */
function rangeFrom(
  words: Words,
  spanFrom: (offset: number) => FoundSpan | undefined,
  lead: number,
): FoundTime | undefined {
  const first = spanFrom(lead) ?? dayOfNext(words, spanFrom, lead);
  const middle = lead + (first?.length ?? 0);
  const join = words(middle);
  if (first === undefined || !joins.has(join) || (join === 'and' && words(0) !== 'between')) return undefined;
  const now = words(middle + 1) === 'to' ? middle + 2 : middle + 1;
  if (['now', 'date', 'present', 'today'].includes(words(now)) && lead > 0)
    return { test: { op: 'since', span: first.span }, length: now + 1 };
  const last = spanFrom(middle + 1);
  const span = last === undefined ? undefined : joined(first.span, last.span);
  if (last === undefined || span === undefined) return undefined;
  return { test: { op: 'within', span }, length: middle + 1 + last.length };
}

/** `1 and 10 November`: a day of the month that the second is of. */
function dayOfNext(
  words: Words,
  spanFrom: (offset: number) => FoundSpan | undefined,
  lead: number,
): FoundSpan | undefined {
  const date = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(words(lead))?.[1];
  const next = joins.has(words(lead + 1)) ? spanFrom(lead + 2)?.span : undefined;
  if (date === undefined || next?.kind !== 'dates' || next.from !== next.to) return undefined;
  const day = `${next.from.slice(0, 8)}${date.padStart(2, '0')}`;
  return day < next.from ? { span: { kind: 'dates', from: day, to: day }, length: 1 } : undefined;
}

/** Both spans and what lies between; only days, weekdays, months, quarters and years can be the ends. */
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
  if (span.kind !== 'month' && span.kind !== 'quarter') return undefined;
  const last = span.kind === 'month' ? span.month : 3 * span.quarter;
  const first = span.kind === 'month' ? span.month : last - 2;
  const told = span.year ?? year;
  const of = told === '????' ? leapYear : Number(told);
  const [from] = monthBounds(first, told, 1);
  const [, to] = monthBounds(last, told, civilOf(civilDay(of, last + 1) - 1).date);
  return { from, to };
}
