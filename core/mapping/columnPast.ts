import type { ColumnPast } from '../model/columnPast.ts';
import type { Correspondence, MappingVersion } from '../model/mapping.ts';
import { canonicalJson } from './canonicalJson.ts';

/**
 * What the versions of one mapping did with a column, newest first; versions that did the same are one entry.
 *
 * @param versions of one mapping, newest first, as the store has them
 * @param place the column, and how the mapping stands to the file that is looked at
 */
export function columnPast(
  versions: readonly MappingVersion[],
  place: { readonly columnIndex: number; readonly of: ColumnPast['of'] },
): readonly ColumnPast[] {
  const { columnIndex, of } = place;
  const past: ColumnPast[] = [];
  let seen: { readonly use: Use; readonly key: string } | undefined;
  for (const version of versions.toReversed()) {
    const use = useOf(version, columnIndex);
    const key = canonicalJson([use.field, use.leftOut, use.parts, use.steps]);
    const last = past.at(-1);
    if (last !== undefined && seen?.key === key) {
      past[past.length - 1] = { ...last, until: version.version };
      continue;
    }
    if (last !== undefined) past[past.length - 1] = { ...last, present: false };
    past.push({
      mappingId: version.mappingId,
      packId: version.packId,
      version: version.version,
      until: version.version,
      present: true,
      of,
      header: version.layout.columns[columnIndex]?.name ?? '',
      field: use.field,
      leftOut: use.leftOut,
      parts: use.parts,
      before:
        seen === undefined
          ? null
          : {
              field: seen.use.field,
              stepsChanged:
                seen.use.field === use.field && canonicalJson(seen.use.steps) !== canonicalJson(use.steps),
            },
      approvedBy: version.approvedBy,
      approvedAt: version.approvedAt,
      fileName: version.evidence.fileName,
      reason: version.reason,
    });
    seen = { use, key };
  }
  return past.toReversed();
}

interface Use {
  readonly field: string | null;
  readonly leftOut: boolean;
  readonly parts: readonly string[];
  readonly steps: Correspondence['transforms'];
}

/** The first field that a column feeds is its own, unless it was set aside; all others are made of it. */
function useOf(version: MappingVersion, columnIndex: number): Use {
  const leftOut = version.ignoredColumns.includes(columnIndex);
  const fed = version.correspondences.filter(({ columnIndexes }) => columnIndexes.includes(columnIndex));
  const own = leftOut ? undefined : fed[0];
  return {
    field: own?.field ?? null,
    leftOut,
    parts: fed.filter((one) => one !== own).map(({ field }) => field),
    steps: own?.transforms ?? [],
  };
}
