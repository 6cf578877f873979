import { nameOnlyColumns } from '../../match/nameOnlyColumns.ts';
import { packFit } from '../../match/packFit.ts';
import type { PackId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import { genericPackId } from '../../model/pack.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { nameKey } from './knownReading.ts';
import { tellsItself } from './tellsItself.ts';

export interface WantedSheets {
  readonly isWanted: (columnNames: readonly string[], firstRows?: readonly (readonly string[])[]) => boolean;
  /** The pack that the chosen sheet is meant for; `undefined`: none that is known. */
  readonly meant: PackId | undefined;
}

/**
 * Says which columns are wanted beside those of a workbook's chosen sheet: those that a mapping is approved for, and
 * those that fit the pack which the chosen sheet is meant for. Judged by names alone, as nothing else was read yet; a
 * table without a header by its first rows: made-up names (`column_1`) say nothing, not even that they were approved.
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
}): WantedSheets {
  const known = new Map<string, PackId>();
  for (const { layout, packId: id } of mappings)
    known.set(nameKey(layout.columns.map(({ name }) => name)), id);
  const approvedFor = known.get(nameKey(columnNames));
  const likeliest = (): PackId | undefined =>
    packFit(nameOnlyColumns(columnNames), offered).find(({ fits }) => fits)?.packId;
  const meant = packId ?? approvedFor ?? likeliest();
  const pack = meant === genericPackId ? undefined : offered.find(({ id }) => id === meant);
  const isWanted: WantedSheets['isWanted'] = (names, firstRows) => {
    if (firstRows !== undefined) return pack !== undefined && tellsItself(firstRows, pack);
    if (known.has(nameKey(names))) return true;
    return pack !== undefined && packFit(nameOnlyColumns(names), [pack]).some(({ fits }) => fits);
  };
  return { isWanted, meant: pack?.id };
}
