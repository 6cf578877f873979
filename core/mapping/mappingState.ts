import type { ColumnDecision, Decisions } from '../model/draft.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { SlotKey, SlotValue } from '../model/merge.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';
import { approvedParts } from './approvedParts.ts';
import { joins } from './correspondences.ts';

/** A mapping as a table of places, so that two of one layout can be compared and merged. Places without a value are absent. */
export type MappingState = ReadonlyMap<SlotKey, SlotValue>;

type Approved = Pick<MappingVersion, 'correspondences' | 'ignoredColumns'>;

/** The places of an approved version; `undefined` is a layout that nothing was approved for. */
export function stateOfVersion(version: Approved | undefined, schema: TargetSchema): MappingState {
  const state = new Map<SlotKey, SlotValue>();
  if (version === undefined) return state;
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  const { own, derived, constants } = approvedParts(version as MappingVersion, fields);
  for (const [columnIndex, { field, transforms }] of own)
    state.set(`column:${columnIndex}`, columnValue(field, transforms));
  for (const columnIndex of version.ignoredColumns) state.set(`column:${columnIndex}`, aside);
  for (const { field, columnIndexes, transforms } of derived)
    state.set(`field:${field}`, { field, columnIndexes, transforms, setAside: false });
  for (const { field, value } of constants) state.set(`field:${field}`, constantValue(field, value));
  return state;
}

/**
 * The places of a draft. A column that nobody has decided yet says nothing new: it stands as in `base`, the version that
 * the draft began with.
 */
export function stateOfDraft(
  { columns, derived, constants }: Pick<Decisions, 'columns' | 'derived' | 'constants'>,
  base: MappingState,
): MappingState {
  const state = new Map<SlotKey, SlotValue>();
  const leading = leadingTransforms(columns);
  for (const { columnIndex, field, status } of columns) {
    const key = `column:${columnIndex}` as const;
    const before = base.get(key);
    if (status === 'ignored') state.set(key, aside);
    else if (status === 'accepted' && field !== null)
      state.set(key, columnValue(field, leading.get(field) ?? []));
    else if (before !== undefined) state.set(key, before);
  }
  for (const { field, value } of constants) state.set(`field:${field}`, constantValue(field, value));
  for (const { field, columnIndexes, transforms } of derived)
    state.set(`field:${field}`, { field, columnIndexes, transforms, setAside: false });
  return state;
}

/** An approval keeps one list of steps for a field, however many columns feed it: that of the first that joins them. */
function leadingTransforms(columns: readonly ColumnDecision[]): ReadonlyMap<string, readonly Transform[]> {
  const leading = new Map<string, ColumnDecision>();
  for (const column of columns) {
    if (column.field === null || column.status === 'ignored') continue;
    const first = leading.get(column.field);
    if (first === undefined || (!joins(first) && joins(column))) leading.set(column.field, column);
  }
  return new Map([...leading].map(([field, { transforms }]) => [field, transforms]));
}

const aside: SlotValue = { field: null, columnIndexes: [], transforms: [], setAside: true };

function columnValue(field: string, transforms: readonly Transform[]): SlotValue {
  return { field, columnIndexes: [], transforms, setAside: false };
}

function constantValue(field: string, value: string): SlotValue {
  return { field, columnIndexes: [], transforms: [{ kind: 'constant', value }], setAside: false };
}
