import type { AskSpan, AskTest } from '../model/ask.ts';
import { assertNever } from '../model/errors.ts';
import { civilOf, type Day, dayOf } from './days.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** A date as people write it: `1 March 2026`. */
function dayWords(day: Day): string {
  const { year, month, date } = civilOf(day);
  return `${date} ${months[month - 1] ?? ''} ${year}`;
}

/** A span in words that stand behind "in" or "since". */
export function spanWords(span: AskSpan): string {
  switch (span.kind) {
    case 'unit': {
      const { unit, back } = span;
      if (unit === 'day' && back === 0) return 'today';
      if (unit === 'day' && back === 1) return 'yesterday';
      if (unit === 'day' && back === -1) return 'tomorrow';
      if (back === 0) return `this ${unit}`;
      if (back === 1) return `last ${unit}`;
      if (back === -1) return `next ${unit}`;
      return back > 0 ? `the ${unit} ${back} ${unit}s ago` : `the ${unit} in ${-back} ${unit}s`;
    }
    case 'last':
      return `the last ${span.count === 1 ? '' : `${span.count} `}${span.unit}${span.count === 1 ? '' : 's'}`;
    case 'month':
      return `${months[span.month - 1] ?? ''}${span.year === null ? '' : ` ${span.year}`}`;
    case 'quarter':
      return `Q${span.quarter}${span.year === null ? '' : ` ${span.year}`}`;
    case 'year':
      return String(span.year);
    case 'weekday':
      return weekdays[span.day - 1] ?? '';
    case 'dates':
      return span.from === span.to
        ? dayWords(dayOf(span.from))
        : `${dayWords(dayOf(span.from))} to ${dayWords(dayOf(span.to))}`;
    default:
      return assertNever(span);
  }
}

/** The word before a span. */
export function spanOperator(op: Extract<AskTest, { span: AskSpan }>['op'], span: AskSpan): string {
  switch (op) {
    case 'within':
      if (span.kind === 'last' || span.kind === 'dates') return span.kind === 'last' ? 'in' : 'on';
      return span.kind === 'unit' ? '' : span.kind === 'weekday' ? 'on' : 'in';
    case 'notWithin':
      return 'not in';
    case 'since':
    case 'after':
    case 'before':
    case 'until':
      return op;
    default:
      return assertNever(op);
  }
}
