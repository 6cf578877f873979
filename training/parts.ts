import type { LabelledPair } from './labelledPairs.ts';
import type { ScoredPair } from './learn.ts';

/** Families that are held out together, chosen so that none helps to judge another of its kind. */
const together: readonly (readonly string[])[] = [
  ['dom_crm', 'valentine_magellan', 'gdc', 'senders_large', 'senders_insurance.loss_register'],
  ['dom_insurance', 'efes_bib', 'senders_crm.leads'],
  ['dom_healthcare', 'pubs', 'senders_engineering.piping_line_list'],
  ['dom_engineering', 'sakila', 'senders_healthcare.claims'],
  ['dom_premium_bdx', 'omop'],
  ['dom_cclf_tuva', 'valentine'],
];

/** Cuts the pairs in parts of whole families; each part is judged by what is learned from the others. */
export function partsOf(scored: readonly ScoredPair[]): readonly ReadonlySet<ScoredPair>[] {
  const known = new Set(together.flat());
  const others = [...new Set(scored.map(({ pair }) => pair.family))].filter((family) => !known.has(family));
  return [...together, ...others.toSorted().map((family) => [family])]
    .map((families) => new Set(scored.filter(({ pair }) => families.includes(pair.family))))
    .filter((part) => part.size > 0);
}

/**
 * How much a cell of the pair counts. Every suite counts the same, domains twice; schemas of which only descriptions are known
 * and pairs without their synonyms half; pairs that were cut, less, so that they teach without changing how sure one may be.
 */
export function weightOf(pair: LabelledPair, all: readonly LabelledPair[]): number {
  const truths = all.filter((one) => one.suite === pair.suite).reduce((sum, one) => sum + one.truth.size, 0);
  const kind = pair.suite.endsWith('_strangers')
    ? 0.6
    : isCut(pair)
      ? 0.2
      : isBare(pair) || pair.family === 'omop'
        ? 0.5
        : 1;
  return (kind * (pair.suite.startsWith('dom_') ? 2 : 1) * 100) / truths;
}

/** True for a pair whose target was robbed of its synonyms. */
export function isBare(pair: LabelledPair): boolean {
  return pair.suite.endsWith('_bare');
}

function isCut(pair: LabelledPair): boolean {
  return /_(?:gone|few|strangers)$/u.test(pair.suite);
}

/** True for the pairs that the scorer knows. */
export function isPublished(pair: LabelledPair): boolean {
  return !isBare(pair) && !isCut(pair) && !pair.suite.startsWith('senders_');
}
