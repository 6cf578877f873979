import type { ColumnProfile } from '../model/profile.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { bareName, layoutName } from '../values/nameTokens.ts';

/** What earlier approvals say about one column. */
export interface Remembered {
  /** `null`: a person set the column aside. */
  readonly field: string | null;
  /** True where the whole layout was approved; false where only the header was. */
  readonly sameLayout: boolean;
  /** ISO 8601 UTC of the latest approval that says so. */
  readonly approvedAt: string;
  /** How many approved mappings say so. */
  readonly times: number;
}

/**
 * Looks the columns up in the approved mappings of the pack. The same names in the same order are the same layout, and its
 * latest approval holds as it stands. Otherwise a header counts where every mapping that has it gave it to the same field;
 * headers that stand twice in a file, here or there, say nothing.
 *
 * @returns One entry a column; `null` where nothing is remembered.
 */
export function rememberedColumns(
  columns: readonly ColumnProfile[],
  schema: TargetSchema,
  memory: readonly MappingVersion[],
): readonly (Remembered | null)[] {
  const known = new Set(schema.fields.map((field) => field.name));
  const latest = latestOf(memory.filter((mapping) => mapping.packId === schema.id));
  const names = columns.map((column) => layoutName(column.name));
  const same = latest.find(
    (mapping) =>
      mapping.layout.columns.length === names.length &&
      mapping.layout.columns.every((column, i) => column.name === names[i]),
  );
  if (same !== undefined) {
    const fields = fieldsOf(same);
    return columns.map((_, i) => {
      const field = fields.get(i);
      if (field === undefined && !same.ignoredColumns.includes(i)) return null;
      if (field !== undefined && !known.has(field)) return null;
      return { field: field ?? null, sameLayout: true, approvedAt: same.approvedAt, times: 1 };
    });
  }
  const headers = new Map<string, Remembered | null>();
  for (const mapping of latest) {
    const fields = fieldsOf(mapping);
    const keys = mapping.layout.columns.map((column) => bareName(column.name));
    keys.forEach((key, i) => {
      const field = fields.get(i);
      if (
        field === undefined ||
        !known.has(field) ||
        key === '' ||
        keys.indexOf(key) !== keys.lastIndexOf(key)
      )
        return;
      const before = headers.get(key);
      if (before === undefined) {
        headers.set(key, { field, sameLayout: false, approvedAt: mapping.approvedAt, times: 1 });
      } else if (before !== null) {
        headers.set(key, before.field === field ? { ...before, times: before.times + 1 } : null);
      }
    });
  }
  const keys = columns.map((column) => bareName(column.name));
  return keys.map((key) => (keys.indexOf(key) === keys.lastIndexOf(key) ? (headers.get(key) ?? null) : null));
}

/** The latest version of each mapping, newest approval first; equal times by id, so that the order of the list says nothing. */
function latestOf(memory: readonly MappingVersion[]): readonly MappingVersion[] {
  const byId = new Map<string, MappingVersion>();
  for (const mapping of memory) {
    const before = byId.get(mapping.mappingId);
    if (before === undefined || before.version < mapping.version) byId.set(mapping.mappingId, mapping);
  }
  return [...byId.values()].sort(
    (a, b) => compare(b.approvedAt, a.approvedAt) || compare(a.mappingId, b.mappingId),
  );
}

function fieldsOf(mapping: MappingVersion): ReadonlyMap<number, string> {
  const fields = new Map<number, string>();
  for (const { field, columnIndexes } of mapping.correspondences) {
    for (const index of columnIndexes) fields.set(index, field);
  }
  return fields;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
