import type { AskSpan, AskTest, AskUnit } from '../../model/ask.ts';
import { singular } from './tokens.ts';

/** A time at a place of a question. */
export interface FoundTime {
  readonly test: Extract<AskTest, { span: AskSpan }>;
  readonly length: number;
}

const units: Readonly<Record<string, AskUnit>> = {
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** The unit that a word names, one or many. */
export function unitOf(word: string | undefined): AskUnit | undefined {
  const one = singular(word ?? '');
  return Object.hasOwn(units, one) ? units[one] : undefined;
}
