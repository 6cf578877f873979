import { nameOnlyColumns } from '../match/nameOnlyColumns.ts';
import { packFit } from '../match/packFit.ts';
import type { PackId } from '../model/ids.ts';
import type { MappingVersion } from '../model/mapping.ts';
import { genericPackId } from '../model/pack.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { nameKey } from './knownReading.ts';

/**
 * Says which columns are wanted beside those of a workbook's chosen sheet: those that a mapping is approved for, and
 * those that fit the pack which the chosen sheet is meant for. Judged by names alone, as nothing else was read yet.
 *
 * @param packId The pack that somebody has chosen for the file, or for all files; `null`: the likeliest one.
 */
export function wantedSheets({
  columnNames,
  packId,
  offered,
  mappings,
}: {
  /** Of the chosen sheet. */
  readonly columnNames: readonly string[];
  readonly packId: PackId | null;
  readonly offered: readonly TargetSchema[];
  readonly mappings: readonly Pick<MappingVersion, 'layout' | 'packId'>[];
}): (columnNames: readonly string[]) => boolean {
  const known = new Map<string, PackId>();
  for (const { layout, packId: id } of mappings)
    known.set(nameKey(layout.columns.map(({ name }) => name)), id);
  const approvedFor = known.get(nameKey(columnNames));
  const likeliest = (): PackId | undefined =>
    packFit(nameOnlyColumns(columnNames), offered).find(({ fits }) => fits)?.packId;
  const meant = packId ?? approvedFor ?? likeliest();
  const pack = meant === genericPackId ? undefined : offered.find(({ id }) => id === meant);
  return (names) => {
    if (known.has(nameKey(names))) return true;
    return pack !== undefined && packFit(nameOnlyColumns(names), [pack]).some(({ fits }) => fits);
  };
}
