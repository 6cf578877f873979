import type { LikenessKind } from '../model/duplicates.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import type { AppliedRow, LikelyCount } from '../model/run.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { findLikely, type LikenessJob } from './findLikely.ts';

/** Rows of a run that are gathered to be compared. */
export interface LikelyRows {
  /** Rows that are among the rejects are passed over: whoever mends them compares them then. */
  add(row: AppliedRow): void;
  /** How many were taken. */
  size(): number;
  /** Called once, behind the last row. */
  count(job?: LikenessJob): Promise<LikelyCount>;
}

/**
 * Finds rows that are likely the same, by the fields that the pack names for it.
 *
 * Memory: the values of those fields, so whoever gathers sees to it that there are no more rows than `runRecords`.
 *
 * @param fed Names of the fields that something feeds.
 * @returns `undefined` where the pack names none, or fewer than two of them are fed: one alone says too little.
 */
export function likelyRows(schema: TargetSchema, fed: ReadonlySet<string>): LikelyRows | undefined {
  const fields = (schema.duplicates?.likeness ?? []).flatMap(({ field, as }) => {
    const place = schema.fields.findIndex(({ name }) => name === field);
    const label = schema.fields[place]?.label ?? field;
    return place < 0 || !fed.has(field) ? [] : [{ field, as, label, place }];
  });
  if (fields.length < 2) return undefined;
  const rows: number[] = [];
  const records: (string | null)[][] = [];
  return {
    add({ source, values, problems }) {
      if (problems.length > 0) return;
      rows.push(source.rowIndex);
      records.push(fields.map(({ place }) => values[place] ?? null));
    },
    size: () => rows.length,
    async count(job) {
      const found = await findLikely(fields, records, job);
      return {
        fields: fields.map(({ field, as }): { field: string; as: LikenessKind } => ({ field, as })),
        groups: found.groups.length + found.leftOut,
        rows: found.records,
        threshold: found.threshold,
        expectedPrecision: found.expectedPrecision,
        examples: found.groups.slice(0, options.shownGroups).map((group) => ({
          rows: group.records.slice(0, options.shownRows).map((record) => rows[record] ?? 0),
          score: group.score,
          reasons: (group.pairs[0]?.reasons ?? [])
            .filter(({ weight }) => weight !== 0)
            .map(({ words }) => words),
        })),
      };
    },
  };
}
