import { inPresentNames } from '../../mapping/presentNames.ts';
import { type PackChange, packChanges } from '../../mapping/packChanges.ts';
import { pairColumns } from '../../mapping/pairColumns.ts';
import { genericAbout, ownSchema } from '../../match/ownColumns.ts';
import { type PackFit, packFit } from '../../match/packFit.ts';
import type { TableAnalysis } from '../../model/analysis.ts';
import type { PackId } from '../../model/ids.ts';
import type { Layout, MappingVersion } from '../../model/mapping.ts';
import { genericPackId } from '../../model/pack.ts';
import type { Field, TargetSchema } from '../../model/targetSchema.ts';
import type { PackStore } from '../../ports/stores.ts';
import type { Shelf } from '../base/packShelf.ts';

/** The packs that a file may be meant for, best first; the generic one is last, and is what is left where none fits. */
export function fitsOf(table: TableAnalysis, shelf: Shelf): readonly PackFit[] {
  return [...packFit(table.columns, shelf.offered), { packId: genericPackId, fit: 0, fits: true }];
}

/** The pack of a file that nobody has chosen one for and whose layout nobody has approved. */
export function likeliestPack(fits: readonly PackFit[]): PackId {
  return fits.find((one) => one.fits)?.packId ?? genericPackId;
}

/** Approved mappings of packs that are still offered, with their fields under the names that they have now. */
export function mappingsOnShelf(
  mappings: readonly MappingVersion[],
  shelf: Shelf,
): readonly MappingVersion[] {
  return mappings.flatMap((mapping) => {
    const entry = shelf.find(mapping.packId);
    if (entry === undefined || entry.archived) return [];
    return [entry.kind === 'generic' ? mapping : inPresentNames(mapping, entry.pack)];
  });
}

/**
 * The target of a file that keeps its own columns. Those that an approved mapping knows keep the fields that they had,
 * whatever their values look like this time; others get one of their own.
 */
export function ownTarget(
  table: TableAnalysis,
  layout: Layout,
  approved: MappingVersion | undefined,
): TargetSchema {
  if (approved?.ownFields === undefined) return ownSchema(table.columns);
  const fields = new Map(approved.ownFields.map((field) => [field.name, field]));
  const names = new Map<number, string>();
  for (const one of approved.correspondences) {
    const [column, ...others] = one.columnIndexes;
    if (column !== undefined && others.length === 0) names.set(column, one.field);
  }
  const { from } = pairColumns(layout, approved, {
    schema: { ...genericAbout, fields: approved.ownFields },
  });
  const taken = new Set<string>();
  const kept = table.columns.map((_, i): Field | null => {
    const before = from[i] ?? -1;
    // A column that was set aside fed nothing; its field stands at its place.
    const field = fields.get(names.get(before) ?? '') ?? approved.ownFields?.[before];
    if (before < 0 || field === undefined || taken.has(field.name)) return null;
    taken.add(field.name);
    return field;
  });
  return ownSchema(table.columns, kept);
}

/** What changed in a pack since a mapping was approved for it, as far as the mapping rests on it. */
export async function changesSince(
  mapping: MappingVersion,
  target: TargetSchema,
  packs: Pick<PackStore, 'get'>,
): Promise<readonly PackChange[]> {
  const { packVersion } = mapping.evidence;
  if (mapping.packId === genericPackId || packVersion === target.version) return [];
  const then = /^\d+$/.test(packVersion ?? '')
    ? await packs.get(mapping.packId, Number(packVersion))
    : undefined;
  return packChanges(mapping, target, then === undefined ? undefined : withPresentNames(then.pack, target));
}

/** A former pack, with the fields under the names that they have now. */
function withPresentNames(then: TargetSchema, now: TargetSchema): TargetSchema {
  const names = new Map(
    now.fields.flatMap(({ name, formerly = [] }) => formerly.map((before) => [before, name] as const)),
  );
  return {
    ...then,
    fields: then.fields.map((field) => ({ ...field, name: names.get(field.name) ?? field.name })),
  };
}
