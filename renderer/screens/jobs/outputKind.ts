import type { OutputKind } from '../../../core/contract/views.ts';

/** Endings of the names that outputs are given, the more particular ones first. */
const endings: readonly (readonly [RegExp, OutputKind])[] = [
  [/\.cleaned\.csv$/u, 'cleaned-csv'],
  [/\.excel-safe\.csv$/u, 'cleaned-excel-csv'],
  [/\.cleaned\.xlsx$/u, 'cleaned-xlsx'],
  [/\.cleaned\.parquet(?:\/|$)/u, 'cleaned-parquet'],
  [/\.aggregates\.[^/]+\.csv$/u, 'aggregates-csv'],
  [/\.rejects\.csv$/u, 'rejects-csv'],
  [/\.duplicates\.csv$/u, 'duplicates-csv'],
  [/\.report\.xlsx$/u, 'report-xlsx'],
  [/_summary\.json$/u, 'summary-json'],
  [/_validation\.json$/u, 'validation-json'],
  [/\.gz$/u, 'source-gz'],
];

/** What an output of a pipeline is, as its name says: a job tells names only. `null` for a name that says nothing. */
export function outputKindOf(name: string): OutputKind | null {
  return endings.find(([ending]) => ending.test(name))?.[1] ?? null;
}
