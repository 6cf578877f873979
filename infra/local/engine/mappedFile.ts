import type { Correspondence } from '../../../core/model/mapping.ts';
import type { TargetSchema } from '../../../core/model/targetSchema.ts';
import type { MappedGroup } from '../../../core/run/mappedRows.ts';

/** Rows that a run sent out, in a file of its scratch folder, as plain data. */
export interface MappedFile {
  readonly path: string;
  readonly groups: readonly MappedGroup[];
  /** As `mappedWith` says it. */
  readonly mappedWith: string;
  /** The worksheet that all rows are of; `null` for a text. */
  readonly sheet: string | null;
}

/** What decides what a mapping makes of a row, as text; the same text, the same values. */
export function mappedWith({
  schema,
  correspondences,
  lastDay = null,
}: {
  readonly schema: TargetSchema;
  readonly correspondences: readonly Correspondence[];
  readonly lastDay?: string | null | undefined;
}): string {
  return JSON.stringify([schema, correspondences, lastDay]);
}
