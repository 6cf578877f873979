import type { ColumnSummary } from '../model/columnSummary.ts';
import type { SemanticType } from '../model/columnType.ts';
import type { Layout } from '../model/mapping.ts';
import { memoryOptions } from '../model/options/memoryOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

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

/** The layout as it may be kept with an approval: without values where they are private. */
export function layoutToKeep(layout: Layout, schema: Pick<TargetSchema, 'sensitive'>): Layout {
  return {
    ...layout,
    columns: layout.columns.map((column) => {
      const { summary } = column;
      if (summary === undefined || summary.values === null) return column;
      const isPrivate = schema.sensitive === true || personal.has(summary.semanticType ?? 'enumeration');
      return isPrivate ? { ...column, summary: { ...summary, values: null } } : column;
    }),
  };
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

function shortList(column: ColumnProfile): readonly string[] | null {
  if (column.type === 'integer' || column.type === 'number') {
    // Figures repeat by chance; a list of them is one where they are codes of something.
    if (column.semanticType !== 'enumeration') return null;
  } else if (column.type === 'date' || column.type === 'datetime' || column.type === 'time') return null;
  const filled = column.count - column.missing;
  const whole =
    column.listedValues ??
    (column.topValuesError === 0 && column.distinct <= column.topValues.length ? column.topValues : null);
  if (whole === null || whole.length === 0 || whole.length > memoryOptions.values) return null;
  if (filled < memoryOptions.cellsPerValue * whole.length) return null;
  const values = whole.map(({ value }) => value);
  return values.some((value) => value.length > memoryOptions.valueCharacters) ? null : values;
}

function cut(text: string): string {
  return text.slice(0, memoryOptions.valueCharacters);
}
