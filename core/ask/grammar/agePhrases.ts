import type { AskUnit } from '../../model/ask.ts';
import { numberOf } from './numberPhrases.ts';
import { type FoundTime, unitOf } from './timeUnits.ts';
import type { Token } from './tokens.ts';

const before = new Set(['older', 'longer', 'more', 'over', 'earlier']);
const within = new Set(['newer', 'younger', 'less', 'under', 'fewer']);

/** Finds an age: `older than 90 days`, `more than 3 weeks ago`, `less than 2 days old`, `a week old or older`. */
export function agedAt(tokens: readonly Token[], at: number): FoundTime | undefined {
  const words = (offset: number): string => tokens[at + offset]?.word ?? '';
  const isNot = ['not', 'no'].includes(words(0)) ? 1 : 0;
  const lead = words(isNot);
  if (!before.has(lead) && !within.has(lead)) return undefined;
  let place = isNot + (words(isNot + 1) === 'than' ? 2 : 1);
  const isAge = ['older', 'newer', 'younger', 'earlier'].includes(lead);
  const count = ['a', 'an', 'one'].includes(words(place)) ? 1 : numberOf(words(place));
  const unit: AskUnit | undefined = unitOf(words(place + 1));
  if (count === undefined || count < 1 || unit === undefined) return undefined;
  place += 2;
  const isSaid = ['ago', 'old'].includes(words(place));
  // "More than 5 hours" alone is how long something took.
  if (!isAge && !isSaid) return undefined;
  const isOld = before.has(lead) !== (isNot === 1);
  return {
    test: { op: isOld ? 'before' : 'within', span: { kind: 'last', unit, count: Math.round(count) } },
    length: place + (isSaid ? 1 : 0),
  };
}
