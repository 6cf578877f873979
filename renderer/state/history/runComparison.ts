import type { FailureCount, Run, RunColumn } from '../../../core/contract/views.ts';

/** Share of the cells by which a column's figures have to differ to be shown. */
const leastMove = 0.01;

/** A reason for rejects in two runs; 0 where a run had none of it. */
export interface ReasonChange {
  readonly code: FailureCount['code'];
  readonly field: string;
  readonly then: number;
  readonly now: number;
}

/** A column in two runs; `null` where a run did not have it. */
export interface ColumnChange {
  readonly name: string;
  readonly then: RunColumn | null;
  readonly now: RunColumn | null;
  /** How far it moved, 0 to 1, by the figure that moved most; 1 for one that came or went. */
  readonly moved: number;
}

/** Reasons of both runs, those that changed most first. */
export function compareReasons(then: Run['counts'], now: Run['counts']): readonly ReasonChange[] {
  const changes = new Map<string, ReasonChange>();
  const keyOf = ({ code, field }: FailureCount): string => JSON.stringify([code, field]);
  for (const one of then?.failures ?? [])
    changes.set(keyOf(one), { code: one.code, field: one.field, then: one.count, now: 0 });
  for (const one of now?.failures ?? []) {
    const { code, field, count } = one;
    changes.set(keyOf(one), { code, field, then: changes.get(keyOf(one))?.then ?? 0, now: count });
  }
  return [...changes.values()].toSorted(
    (a, b) => Math.abs(b.now - b.then) - Math.abs(a.now - a.then) || b.now - a.now,
  );
}

/** Columns whose figures differ, those that moved most first, and how many did not. Columns of one name are paired in their order. */
export function compareColumns(
  then: readonly RunColumn[],
  now: readonly RunColumn[],
): { readonly moved: readonly ColumnChange[]; readonly still: number } {
  const before = byName(then);
  const after = byName(now);
  const changes = [...new Set([...after.keys(), ...before.keys()])].map((key): ColumnChange => {
    const [a, b] = [before.get(key) ?? null, after.get(key) ?? null];
    return {
      name: (b ?? a)?.name ?? '',
      then: a,
      now: b,
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

function moveOf(then: RunColumn, now: RunColumn): number {
  const filled = Math.abs(filledShare(now) - filledShare(then));
  const distinct = Math.abs(distinctShare(now) - distinctShare(then));
  return Math.min(1, Math.max(filled, distinct, rangeMove(then.range, now.range)));
}

/** How far the ends and the middle of a range of numbers moved, as a share of the ground that both cover. */
function rangeMove(then: RunColumn['range'], now: RunColumn['range']): number {
  if (then === null || now === null) return 0;
  const ground = Math.max(then[2], now[2]) - Math.min(then[0], now[0]);
  if (ground === 0) return 0;
  return Math.max(...then.map((value, at) => Math.abs((now[at] ?? value) - value))) / ground;
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
