import { orderedFields } from '../model/expectation.ts';
import type { ColumnCard, FieldCard } from './evidence/cards.ts';
import { checkSum } from './values/columnSums.ts';
import { compareColumns } from './judge/orderEvidence.ts';
import type { TableRules } from './evidence/tableRules.ts';
import { percentText, quoted } from './words/wording.ts';

/** Who feeds what, once that is decided. */
export interface FedFields {
  readonly columns: readonly ColumnCard[];
  readonly fields: readonly FieldCard[];
  readonly rules: TableRules;
  /** Field of a column; -1 for none. */
  readonly fieldOf: (column: number) => number;
}

/**
 * What the rows say for the fields that were chosen: `“Paid” + “Outstanding” = “Incurred” in 99.7 % of rows`, where the target has that
 * rule and these columns feed its fields. One sentence a column at most, sums before orders.
 */
export function tableReasons({ columns, fields, rules, fieldOf }: FedFields): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  const say = (column: number, sentence: string) => {
    if (!reasons.has(column)) reasons.set(column, sentence);
  };
  const feeder = new Map<string, number>();
  columns.forEach((_, c) => {
    const field = fields[fieldOf(c)];
    if (field !== undefined) feeder.set(field.field.name, c);
  });
  const nameOf = (column: number) => quoted(columns[column]?.profile.name ?? '');
  const numbers = columns.map(({ figures, sample }) => (sample?.measure === 'number' ? figures : null));
  for (const { rule } of rules.expectations) {
    if (rule.kind === 'sum') {
      const total = feeder.get(rule.total);
      const parts = rule.parts
        .flatMap((part) => feeder.get(part) ?? [])
        // A column of noughts adds nothing, and naming it would not be telling.
        .filter((part) => numbers[part]?.some((figure) => figure !== 0 && !Number.isNaN(figure)) === true);
      if (total === undefined || parts.length < 2) continue;
      const sum = checkSum(numbers, { total, parts, less: [] });
      if (sum === null) continue;
      const left = sum.parts.map(nameOf).join(' + ');
      const sentence = `${left} = ${nameOf(sum.total)} in ${percentText(sum.share)} of rows`;
      for (const column of [sum.total, ...sum.parts]) say(column, sentence);
    }
  }
  for (const names of rules.expectations.flatMap(({ rule }) => orderedFields(rule))) {
    const fed = names.flatMap((name) => feeder.get(name) ?? []);
    fed.forEach((column, i) => {
      const next = fed[i + 1];
      if (next === undefined) return;
      const { share, rows } = compareColumns(
        columns[column]?.figures ?? null,
        columns[next]?.figures ?? null,
      );
      if (rows === 0 || share < nearlyAll) return;
      const words = columns[column]?.sample?.measure === 'day' ? 'is not after' : 'is not above';
      const sentence = `${nameOf(column)} ${words} ${nameOf(next)} in ${percentText(share)} of rows`;
      say(column, sentence);
      say(next, sentence);
    });
  }
  return reasons;
}

/** An order that fails more often is none. */
const nearlyAll = 0.98;
