import type { ColumnSummary } from '../model/columnSummary.ts';
import type { ColumnType, SemanticType } from '../model/columnType.ts';
import type { Correspondence, Layout } from '../model/mapping.ts';
import { memoryOptions } from '../model/options/memoryOptions.ts';
import type { ColumnProfile, ValueCount } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { usesByColumn } from './columnUse.ts';

/** What is remembered of a column's values; values themselves only where they are a short list that the column repeats. */
export function summarizeColumn(column: ColumnProfile): ColumnSummary {
  const { semanticType, count, missing, distinct, quantiles, minLength, maxLength } = column;
  return {
    semanticType,
    count,
    missing,
    distinct,
    quantiles,
    minLength,
    maxLength,
    patterns: column.patterns
      .slice(0, memoryOptions.patterns)
      .map(({ value, count: cells }) => ({ value: cut(value), count: cells })),
    values: shortList(column),
  };
}

/**
 * The layout as it may be kept with an approval: of values only lists that cells repeat, or that a value map or a field
 * knows, and none where they are private.
 */
export function layoutToKeep(
  layout: Layout,
  schema: TargetSchema,
  correspondences: readonly Correspondence[],
): Layout {
  const useOf = usesByColumn({ correspondences }, schema);
  return {
    ...layout,
    columns: layout.columns.map((column, i) => {
      const { summary } = column;
      if (summary === undefined || summary.values === null) return column;
      const isPrivate = schema.sensitive === true || namesPerson(summary.semanticType);
      const isList = useOf(i).known !== null || repeatsList(column.type, summary);
      return isPrivate || !isList ? { ...column, summary: { ...summary, values: null } } : column;
    }),
  };
}

/** Whether values of this meaning name a person, reach one, or stand for one. */
export function namesPerson(semanticType: SemanticType | null): boolean {
  return semanticType !== null && personal.has(semanticType);
}

function repeatsList(type: ColumnType, { semanticType, count, missing, values }: ColumnSummary): boolean {
  // Figures and days repeat by chance; a list of them is one where they are codes of something.
  if (type !== 'text' && type !== 'code' && type !== 'boolean' && semanticType !== 'enumeration')
    return false;
  return count - missing >= memoryOptions.cellsPerValue * (values?.length ?? 0);
}

/** Meanings whose values name a person, reach one, or stand for one. */
const personal: ReadonlySet<SemanticType> = new Set([
  'email',
  'phone',
  'person-name',
  'npi',
  'policy-number',
  'claim-number',
  'iban',
  'card-number',
  'ip-address',
  'vin',
  'uuid',
  'identifier',
]);

function shortList(column: ColumnProfile): readonly ValueCount[] | null {
  const whole =
    column.listedValues ??
    (column.topValuesError === 0 && column.distinct <= column.topValues.length ? column.topValues : null);
  if (whole === null || whole.length === 0 || whole.length > memoryOptions.values) return null;
  return whole.some(({ value }) => value.length > memoryOptions.valueCharacters) ? null : whole;
}

function cut(text: string): string {
  return text.slice(0, memoryOptions.valueCharacters);
}
