import type { ColumnProfile } from '../model/profile.ts';

/** Columns of which nothing but the names is known, as where a source is given by its schema: profiles without a single cell. */
export function nameOnlyColumns(names: readonly string[]): readonly ColumnProfile[] {
  return names.map((name, index) => ({
    index,
    name,
    type: 'text',
    format: null,
    semanticType: null,
    reportedType: 'string',
    agreement: 1,
    ambiguousDates: false,
    count: 0,
    missing: 0,
    empty: 0,
    missingTokens: [],
    invalid: 0,
    anomalies: [],
    distinct: 0,
    distinctExact: true,
    min: null,
    max: null,
    mean: null,
    stddev: null,
    quantiles: null,
    histogram: { kind: 'category', bins: [] },
    topValues: [],
    topValuesError: 0,
    patterns: [],
    minLength: 0,
    maxLength: 0,
    leadingZeros: 0,
    examples: [],
  }));
}
