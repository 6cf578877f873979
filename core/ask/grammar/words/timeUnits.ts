import type { AskSpan, AskTest, AskUnit } from '../../../model/ask.ts';
import { singular } from './tokens.ts';

/** A time at a place of a question. */
export interface FoundTime {
  readonly test: Extract<AskTest, { span: AskSpan }>;
  readonly length: number;
}

export interface FoundSpan {
  readonly span: AskSpan;
  readonly length: number;
}

/** The words from a place on, counted from 0; empty before the beginning and behind the end. */
export type Words = (offset: number) => string;

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
