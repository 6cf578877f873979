import { driftFrom, stopsRun } from '../../mapping/drift.ts';
import { type PairContext, pairColumns } from '../../mapping/pairColumns.ts';
import { senderOfMapping } from '../../match/memory/observations.ts';
import type { TableAnalysis } from '../../model/analysis.ts';
import type { Drift } from '../../model/drift.ts';
import type { PackId } from '../../model/ids.ts';
import type { Layout, MappingVersion } from '../../model/mapping.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';

/** The mapping that was approved for files like this one. */
export interface Recognition {
  readonly mapping: MappingVersion;
  readonly drift: Drift;
  /** Columns of the approved layout that have been forgotten since and are proposed for anew. */
  readonly forgotten: ReadonlySet<number>;
  /** Nothing differs that the mapping rests on, so nobody has to look. */
  readonly unchanged: boolean;
}

/** Share of the approved columns that must be there by name for a file to count as a changed file of that layout; below it, it is a new one. */
const familyShare = 0.6;
/** Mappings of one sender, newest first, whose columns are looked for by more than their names. */
const familyTries = 5;

/**
 * Finds the approved mapping for a layout: the same fingerprint first, else the one that most columns agree with by name,
 * else one of the same sender most of whose columns can be found again by other names, values and place, as where all
 * headers are in another language.
 *
 * @param mappings The latest version of each mapping, newest approval first; a tie goes to the newer.
 */
export function recognise(
  layout: Layout,
  mappings: readonly MappingVersion[],
  {
    schemaOf,
    sender,
  }: {
    readonly schemaOf: (packId: PackId) => TargetSchema | undefined;
    readonly sender: string | null;
  },
): MappingVersion | undefined {
  let best: { readonly mapping: MappingVersion; readonly share: number } | undefined;
  for (const mapping of mappings) {
    const share =
      mapping.layout.fingerprint === layout.fingerprint
        ? 2
        : sharedNames(layout.columns, mapping.layout.columns);
    if (share >= familyShare && (best === undefined || share > best.share)) best = { mapping, share };
  }
  if (best !== undefined || sender === null) return best?.mapping;
  const family = mappings.filter((mapping) => senderOfMapping(mapping) === sender).slice(0, familyTries);
  return family.find((mapping) => {
    const schema = schemaOf(mapping.packId);
    const { from } = pairColumns(layout, mapping, schema === undefined ? {} : { schema });
    const found = from.filter((at) => at >= 0).length;
    return found >= familyShare * Math.max(from.length, mapping.layout.columns.length, 1);
  });
}

/** What the approved mapping means for the file. */
export function recognitionOf(
  mapping: MappingVersion,
  layout: Layout,
  { forgotten, ...context }: PairContext & { readonly forgotten: ReadonlySet<number> },
): Recognition {
  const drift = driftFrom(layout, mapping, context);
  return { mapping, drift, forgotten, unchanged: forgotten.size === 0 && !drift.changes.some(stopsRun) };
}

/** The table a reviewer works on: the chosen sheet, or the only table. */
export function chosenTable(
  tables: readonly TableAnalysis[],
  sheetIndex: number | null,
): TableAnalysis | undefined {
  return tables.find((table) => table.sheetIndex === sheetIndex) ?? tables[0];
}

/** Whether so many columns agree by name that one may be a changed file of the other's layout. */
export function isFamily(columns: readonly Named[], approved: readonly Named[]): boolean {
  return sharedNames(columns, approved) >= familyShare;
}

interface Named {
  readonly name: string;
}

function sharedNames(columns: readonly Named[], approved: readonly Named[]): number {
  const names = new Set(columns.map((column) => column.name.trim().toLowerCase()));
  const there = approved.filter((column) => names.has(column.name.trim().toLowerCase())).length;
  return there / Math.max(approved.length, columns.length, 1);
}
