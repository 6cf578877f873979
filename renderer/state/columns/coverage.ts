import type { Decisions, FailureCount, Field, TargetSchema } from '../../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';

/** How far the target schema is fed by the draft as it stands. */
export interface Coverage {
  readonly fed: readonly Field[];
  readonly requiredTotal: number;
  readonly requiredFed: number;
  readonly missingRequired: readonly Field[];
  readonly constants: readonly { readonly field: Field; readonly value: string }[];
}

/** A field counts as fed when a column that is not set aside names it, when it is derived, or when it has a constant. */
export function coverageOf(schema: TargetSchema, decisions: Decisions): Coverage {
  const names = new Set<string>();
  for (const column of decisions.columns) {
    if (column.field !== null && column.status !== 'ignored') names.add(column.field);
  }
  for (const constant of decisions.constants) names.add(constant.field);
  for (const derived of decisions.derived) names.add(derived.field);
  const byName = new Map(schema.fields.map((field) => [field.name, field]));
  const required = schema.fields.filter((field) => field.required);
  const missing = new Set(decisions.unmappedRequired);
  return {
    fed: schema.fields.filter((field) => names.has(field.name)),
    requiredTotal: required.length,
    requiredFed: required.filter((field) => !missing.has(field.name)).length,
    missingRequired: schema.fields.filter((field) => missing.has(field.name)),
    constants: decisions.constants.flatMap(({ field: name, value }) => {
      const field = byName.get(name);
      return field === undefined ? [] : [{ field, value }];
    }),
  };
}

/** How a field stands: fed by what is decided or only proposed, made of columns, the same in every row, or by nothing. */
export type FieldState = 'fed' | 'proposed' | 'made' | 'constant' | 'open';

/** A target field with what feeds it. */
export interface FieldLine {
  readonly field: Field;
  readonly state: FieldState;
  /** The columns it takes its values from, in order; empty for a constant and for none. */
  readonly columns: readonly ReviewRow[];
  readonly constant: string | null;
  /** 0 to 1: rows with a value, before any step; `null` where several columns or none feed it. */
  readonly filled: number | null;
  /** Rows that failed for it in the last check of the whole file, by reason. */
  readonly failures: readonly FailureCount[];
}

/** Every field of the schema in its order, as the draft stands. A column has the say over what is made, and both over a constant. */
export function fieldLines(
  { schema, decisions }: { readonly schema: TargetSchema; readonly decisions: Decisions },
  rows: readonly ReviewRow[],
  failures: readonly FailureCount[],
): readonly FieldLine[] {
  const feeding = grouped(rows, (row) => row.field);
  const failing = grouped(failures, ({ field }) => field);
  const made = new Map(decisions.derived.map((one) => [one.field, one.columnIndexes]));
  const constants = new Map(decisions.constants.map(({ field, value }) => [field, value]));
  return schema.fields.map((field): FieldLine => {
    const own = feeding.get(field.name) ?? [];
    const parts = made.get(field.name)?.flatMap((columnIndex) => rows[columnIndex] ?? []);
    const columns = own.length > 0 ? own : (parts ?? []);
    const constant = columns.length > 0 ? null : (constants.get(field.name) ?? null);
    const [only, another] = columns;
    return {
      field,
      state:
        own.length > 0
          ? own.some((row) => row.decision?.status === 'open')
            ? 'proposed'
            : 'fed'
          : parts !== undefined
            ? 'made'
            : constant === null
              ? 'open'
              : 'constant',
      columns,
      constant,
      filled:
        only === undefined || another !== undefined || only.profile.count === 0
          ? null
          : 1 - only.profile.missing / only.profile.count,
      failures: failing.get(field.name) ?? [],
    };
  });
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

export const fieldFilters = ['all', 'required', 'open', 'failing'] as const;
export type FieldFilter = (typeof fieldFilters)[number];

export function passesFieldFilter({ field, state, failures }: FieldLine, filter: FieldFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'required':
      return field.required;
    case 'open':
      return state === 'open';
    case 'failing':
      return failures.length > 0;
  }
}
