import type { AskSpan } from '../../../model/ask.ts';
import { dayOf, textOfDay, weekdayOf } from '../../days.ts';

/** Days without a year are those that began last. */
export function withYears(span: AskSpan, today: string): AskSpan {
  if (span.kind !== 'dates') return span;
  const full = (day: string, notAfter: string): string => {
    const relative = /^(day|back)-(-?\d+)$/.exec(day);
    if (relative !== null)
      return relative[1] === 'day'
        ? lastWeekday(Number(relative[2]), notAfter)
        : textOfDay(dayOf(today) - Number(relative[2]));
    if (!day.startsWith('????')) return day;
    const same = `${today.slice(0, 4)}${day.slice(4)}`;
    return same <= notAfter ? same : `${Number(today.slice(0, 4)) - 1}${day.slice(4)}`;
  };
  const isOpen = span.to.startsWith('????');
  if (!isOpen) {
    const to = full(span.to, today);
    const from = full(span.from, to < today ? to : today);
    return { kind: 'dates', from, to: to < from ? from : to };
  }
  // The first day has begun, and the last one is the next behind it.
  const from = full(span.from, today);
  const year = Number(from.slice(0, 4));
  const rest = span.to.slice(4);
  return { kind: 'dates', from, to: `${rest < from.slice(4) ? year + 1 : year}${rest}` };
}

/** The last such weekday (1 Monday to 7 Sunday) that is not after a day. */
function lastWeekday(weekday: number, notAfter: string): string {
  const end = dayOf(notAfter);
  return textOfDay(end - ((weekdayOf(end) - weekday + 7) % 7));
}
