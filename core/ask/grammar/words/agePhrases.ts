import { amountAt } from './spanPhrases.ts';
import { type FoundTime, unitOf, type Words } from './timeUnits.ts';

const before = new Set(['older', 'longer', 'more', 'over', 'earlier', 'least']);
const within = new Set(['newer', 'younger', 'less', 'under', 'fewer', 'recent']);

/**
 * Finds an age: `older than 90 days`, `for more than 3 weeks`, `less than 2 days old`, `longer than a week`. Of hours, only
 * what says so is one: nothing is worked on for days.
 */
export function agedAt(words: Words): FoundTime | undefined {
  let place = ['for', 'since'].includes(words(0)) ? 1 : 0;
  const isNot = ['not', 'no'].includes(words(place));
  if (isNot) place += 1;
  if (words(place) === 'at') place += 1;
  const lead = words(place);
  if (!before.has(lead) && !within.has(lead)) return undefined;
  place += ['than', 'then', 'as'].includes(words(place + 1)) ? 2 : 1;
  const amount = amountAt((offset) => words(place + offset));
  const unit = unitOf(words(place + amount.length));
  if (amount.count < 1 || unit === undefined) return undefined;
  place += amount.length + 1;
  const isSaid = ['ago', 'old'].includes(words(place));
  const isAge = ['older', 'newer', 'younger', 'earlier'].includes(lead);
  if (!isAge && !isSaid && unit === 'hour') return undefined;
  // "Over the last week", "more recent" say another thing.
  if (lead === 'over' && words(1) === 'the') return undefined;
  const isOld = before.has(lead) !== isNot;
  return {
    test: { op: isOld ? 'before' : 'within', span: { kind: 'last', unit, count: Math.round(amount.count) } },
    length: place + (isSaid ? 1 : 0),
  };
}
