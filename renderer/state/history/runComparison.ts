import type { FailureCount, Run, RunColumn } from '../../../core/contract/views.ts';

/** Share of the cells by which a column's figures have to differ to be shown. */
const leastMove = 0.01;

/** A reason for rejects in two runs; 0 where a run had none of it. */
export interface ReasonChange {
  readonly code: FailureCount['code'];
  readonly field: string;
  readonly before: number;
  readonly after: number;
}

/** A column in two runs; `null` where a run did not have it. */
export interface ColumnChange {
  readonly name: string;
  readonly before: RunColumn | null;
  readonly after: RunColumn | null;
  /** How far it moved, 0 to 1, by the figure that moved most; 1 for one that came or went. */
  readonly moved: number;
}

/** Reasons of both runs, those that changed most first. */
export function compareReasons(before: Run['counts'], after: Run['counts']): readonly ReasonChange[] {
  const changes = new Map<string, ReasonChange>();
  const keyOf = ({ code, field }: FailureCount): string => JSON.stringify([code, field]);
  for (const one of before?.failures ?? [])
    changes.set(keyOf(one), { code: one.code, field: one.field, before: one.count, after: 0 });
  for (const one of after?.failures ?? []) {
    const { code, field, count } = one;
    changes.set(keyOf(one), { code, field, before: changes.get(keyOf(one))?.before ?? 0, after: count });
  }
  return [...changes.values()].toSorted(
    (a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || b.after - a.after,
  );
}

/** Columns whose figures differ, those that moved most first, and how many did not. Columns of one name are paired in their order. */
export function compareColumns(
  before: readonly RunColumn[],
  after: readonly RunColumn[],
): { readonly moved: readonly ColumnChange[]; readonly still: number } {
  const first = byName(before);
  const second = byName(after);
  const changes = [...new Set([...second.keys(), ...first.keys()])].map((key): ColumnChange => {
    const [a, b] = [first.get(key) ?? null, second.get(key) ?? null];
    return {
      name: (b ?? a)?.name ?? '',
      before: a,
      after: b,
      moved: a === null || b === null ? 1 : moveOf(a, b),
    };
  });
  const moved = changes.filter((one) => one.moved >= leastMove).toSorted((a, b) => b.moved - a.moved);
  return { moved, still: changes.length - moved.length };
}

/** Share of cells that hold something, 0 to 1; 1 for a column without cells. */
export function filledShare({ cells, missing }: RunColumn): number {
  return cells === 0 ? 1 : (cells - missing) / cells;
}

/** Different values as a share of the filled cells, so that files of two sizes can be held against each other. */
function distinctShare({ cells, missing, distinct }: RunColumn): number {
  return distinct / Math.max(1, cells - missing);
}

function moveOf(before: RunColumn, after: RunColumn): number {
  const filled = Math.abs(filledShare(after) - filledShare(before));
  const distinct = Math.abs(distinctShare(after) - distinctShare(before));
  return Math.min(1, Math.max(filled, distinct, rangeMove(before.range, after.range)));
}

/** How far the ends and the middle of a range of numbers moved, as a share of the ground that both cover. */
function rangeMove(before: RunColumn['range'], after: RunColumn['range']): number {
  if (before === null || after === null) return 0;
  const ground = Math.max(before[2], after[2]) - Math.min(before[0], after[0]);
  if (ground === 0) return 0;
  return Math.max(...before.map((value, at) => Math.abs((after[at] ?? value) - value))) / ground;
}

/** Columns by their name and its place among those of the same name. */
function byName(columns: readonly RunColumn[]): ReadonlyMap<string, RunColumn> {
  const seen = new Map<string, number>();
  return new Map(
    columns.map((column) => {
      const place = seen.get(column.name) ?? 0;
      seen.set(column.name, place + 1);
      return [JSON.stringify([column.name, place]), column];
    }),
  );
}
