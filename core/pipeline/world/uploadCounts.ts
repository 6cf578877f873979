import type { RunCounts } from '../../model/run.ts';

/**
 * The counts of a run as its upload keeps them: without the cells and rows that they name as examples. Those stand in the
 * run's own outputs, for whoever may read these; an upload is listed, and has to fit into one item.
 */
export function uploadCounts(counts: RunCounts): RunCounts {
  const { failures, rules, changes, duplicates, likely, ...others } = counts;
  return {
    ...others,
    failures: failures.map((failure) => ({ ...failure, rows: [], examples: [] })),
    ...(rules === undefined ? {} : { rules: rules.map((rule) => ({ ...rule, rows: [], examples: [] })) }),
    ...(changes === undefined ? {} : { changes: changes.map((change) => ({ ...change, examples: [] })) }),
    ...(duplicates === undefined ? {} : { duplicates: { ...duplicates, examples: [] } }),
    ...(likely === undefined ? {} : { likely: { ...likely, examples: [] } }),
  };
}
