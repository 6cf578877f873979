import { driftFrom } from '../mapping/drift.ts';
import type { TableAnalysis } from '../model/analysis.ts';
import type { Drift } from '../model/drift.ts';
import type { PackId } from '../model/ids.ts';
import type { Layout, MappingVersion } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** The mapping that was approved for files like this one. */
export interface Recognition {
  readonly mapping: MappingVersion;
  readonly drift: Drift;
  /** Nothing differs, so nobody has to look. */
  readonly unchanged: boolean;
}

/** Share of the approved columns that must be there by name for a file to count as a changed file of that layout; below it, it is a new one. */
const familyShare = 0.6;

/**
 * Finds the approved mapping for a layout: the same fingerprint first, else the one that most columns agree with.
 *
 * @param mappings The latest version of each mapping, newest approval first; a tie goes to the newer.
 */
export function recognise(
  layout: Layout,
  mappings: readonly MappingVersion[],
  schemaOf: (packId: PackId) => TargetSchema | undefined,
): Recognition | undefined {
  let best: { readonly mapping: MappingVersion; readonly share: number } | undefined;
  for (const mapping of mappings) {
    const share = mapping.layout.fingerprint === layout.fingerprint ? 2 : sharedNames(layout, mapping.layout);
    if (share >= familyShare && (best === undefined || share > best.share)) best = { mapping, share };
  }
  if (best === undefined) return undefined;
  const drift = driftFrom(layout, best.mapping, schemaOf(best.mapping.packId));
  return { mapping: best.mapping, drift, unchanged: drift.changes.length === 0 };
}

/** The table a reviewer works on: the chosen sheet, or the only table. */
export function chosenTable(
  tables: readonly TableAnalysis[],
  sheetIndex: number | null,
): TableAnalysis | undefined {
  return tables.find((table) => table.sheetIndex === sheetIndex) ?? tables[0];
}

function sharedNames(layout: Layout, approved: Layout): number {
  const names = new Set(layout.columns.map((column) => column.name.trim().toLowerCase()));
  const there = approved.columns.filter((column) => names.has(column.name.trim().toLowerCase())).length;
  return there / Math.max(approved.columns.length, layout.columns.length, 1);
}
