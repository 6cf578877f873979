import type { Correspondence, MappingVersion, Transform } from '../../../core/contract/views.ts';

/** What one field takes its values from, by column name, comparable between two layouts. */
export interface FieldSource {
  readonly columns: readonly string[];
  readonly transforms: readonly Transform[];
}

export interface FieldDifference {
  readonly field: string;
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before: FieldSource | null;
  readonly after: FieldSource | null;
}

/** Compares two versions field by field; differences first, then what is the same, each in the newer one's order. */
export function mappingDiff(
  before: Pick<MappingVersion, 'layout' | 'correspondences'>,
  after: Pick<MappingVersion, 'layout' | 'correspondences'>,
): readonly FieldDifference[] {
  return diffSources(sourcesOf(before), sourcesOf(after));
}

/** The same for any two tables of field to source. */
export function diffSources(
  before: ReadonlyMap<string, FieldSource>,
  after: ReadonlyMap<string, FieldSource>,
): readonly FieldDifference[] {
  const list: FieldDifference[] = [];
  for (const [field, source] of after) {
    const old = before.get(field) ?? null;
    const kind = old === null ? 'added' : sameSource(old, source) ? 'same' : 'changed';
    list.push({ field, kind, before: old, after: source });
  }
  for (const [field, source] of before) {
    if (!after.has(field)) list.push({ field, kind: 'removed', before: source, after: null });
  }
  return [...list.filter((item) => item.kind !== 'same'), ...list.filter((item) => item.kind === 'same')];
}

/** Sources by field; columns by name, because their positions may differ between layouts. */
export function sourcesOf(
  version: Pick<MappingVersion, 'layout' | 'correspondences'>,
): ReadonlyMap<string, FieldSource> {
  return new Map(
    version.correspondences.map((correspondence: Correspondence) => [
      correspondence.field,
      {
        columns: correspondence.columnIndexes.map((index) => version.layout.columns[index]?.name ?? ''),
        transforms: correspondence.transforms,
      },
    ]),
  );
}

function sameSource(a: FieldSource, b: FieldSource): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
