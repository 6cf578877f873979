import type { LikelyDuplicates, LikenessField } from '../model/duplicates.ts';

/** Finds records that are likely the same. @throws {AppError} `CANCELLED` */
export type FindLikely = (
  /** What `records` hold, in order. */
  fields: readonly (LikenessField & { readonly label: string })[],
  records: readonly (readonly (string | null)[])[],
  job?: { readonly signal?: AbortSignal; readonly rest?: () => Promise<void> },
) => Promise<LikelyDuplicates>;
