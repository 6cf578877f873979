import type { Expectation } from '../../model/expectation.ts';
import type { Cards } from './firstScores.ts';
import { checkSum, type ColumnSum } from '../values/columnSums.ts';

/** A field that is the sum of others, by number. */
interface SumRule {
  readonly total: number;
  readonly parts: readonly number[];
}

interface SumInput {
  readonly cards: Pick<Cards, 'columns' | 'fields'>;
  readonly expectations: readonly Expectation[];
  readonly sums: readonly ColumnSum[];
  /** Numbers of each column, row by row; `null` for a column of none. */
  readonly numbers: readonly (Float64Array | null)[];
  /** 0 to 1: `likelihood[column * fieldCount + field]`. */
  readonly likelihood: Float64Array;
}

/** Without the others being plain, arithmetic alone says this much. */
const bareSupport = 0.25;

/**
 * What sums between columns say of cells, -1 to 1, by `column * fieldCount + field`; cells that are not there have 0. A column
 * that is a total speaks for the field that is one, the more the better its parts are known by their names, and against the
 * fields that are parts; a part the other way round.
 */
export function sumVotes(input: SumInput): ReadonlyMap<number, number> {
  const votes = new Map<number, number>();
  const width = input.cards.fields.length;
  const vote = (column: number, field: number, worth: number): void => {
    const at = column * width + field;
    const known = votes.get(at) ?? 0;
    if (Math.abs(worth) > Math.abs(known)) votes.set(at, worth);
  };
  for (const rule of sumRules(input)) {
    for (const sum of [...input.sums, ...claimedSums(rule, input)]) {
      if (sum.parts.length > rule.parts.length || sum.less.length > 0) continue;
      const claim = (column: number, field: number) => input.likelihood[column * width + field] ?? 0;
      const claimed = sum.parts.map((part) => Math.max(...rule.parts.map((field) => claim(part, field))));
      const total = claim(sum.total, rule.total);
      const parts = mean(claimed);
      // The others must not all be strangers: any three columns that add up would do otherwise.
      const known = Math.max(total, parts);
      if (known < leastKnown) continue;
      const support = (others: number) => sum.share * (bareSupport + (1 - bareSupport) * others);
      vote(sum.total, rule.total, support(parts));
      for (const field of rule.parts) vote(sum.total, field, -sum.share * parts);
      sum.parts.forEach((part, i) => {
        const others = mean([total, ...claimed.filter((_, j) => j !== i)]);
        for (const field of rule.parts) vote(part, field, support(others) * partShare);
        vote(part, rule.total, -sum.share * others);
      });
    }
  }
  return votes;
}

/** Parts beyond which sums are not looked for, but checked where names tell the parts. */
const foundParts = 3;

/** The sum of the columns that likely feed the parts of a long rule, where one of the likely totals is it. */
function claimedSums(rule: SumRule, { cards, likelihood, numbers }: SumInput): readonly ColumnSum[] {
  if (rule.parts.length <= foundParts) return [];
  const width = cards.fields.length;
  const parts = new Set<number>();
  for (const field of rule.parts) {
    const column = cards.columns.findIndex((_, c) => (likelihood[c * width + field] ?? 0) > plainlyKnown);
    if (column >= 0) parts.add(column);
  }
  if (parts.size <= foundParts) return [];
  const members = [...parts].sort((a, b) => a - b);
  return cards.columns.flatMap((_, total) => {
    if (parts.has(total) || numbers[total] === null) return [];
    return checkSum(numbers, { total, parts: members, less: [] }) ?? [];
  });
}

/** More than one half: no other field is as likely. */
const plainlyKnown = 0.5;

/** Likelihood below which the other columns of a sum are not known to have to do with the rule. */
const leastKnown = 0.15;
/** A part may be any of several; a total is the only one. */
const partShare = 0.7;

function sumRules({ cards, expectations }: SumInput): readonly SumRule[] {
  const place = new Map(cards.fields.map(({ field }, f) => [field.name, f]));
  return expectations.flatMap(({ rule }) => {
    if (rule.kind !== 'sum') return [];
    const total = place.get(rule.total);
    const parts = rule.parts.flatMap((part) => place.get(part) ?? []);
    return total === undefined || parts.length < 2 ? [] : [{ total, parts }];
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
