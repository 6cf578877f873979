import type { ColumnType } from '../model/columnType.ts';
import type { ColumnChange, Drift } from '../model/drift.ts';
import type { Layout, MappingVersion } from '../model/mapping.ts';
import { decimalMarkOf } from '../values/numbers/decimalMark.ts';
import { splitDateFormats } from '../values/dates/dateFormat.ts';
import { usesByColumn } from './columnUse.ts';
import { isMadeName, type PairContext, pairColumns } from './pairColumns.ts';
import { stepColumns } from './stepColumns.ts';
import { valueChanges } from './valueChanges.ts';

/**
 * How a file's layout differs from the one that the mapping was approved for. Changes come in the order of the file's
 * columns, those that are gone last. A column may have several. Columns that only shifted because others came or went have
 * not moved: moved is the smallest set that explains the new order. Approvals that kept nothing of the values tell nothing
 * of their change.
 */
export function driftFrom(layout: Layout, mapping: MappingVersion, context: PairContext = {}): Drift {
  const then = mapping.layout.columns;
  const { from, gone } = pairColumns(layout, mapping, context);
  const kept = keptOrder(from);
  const usesOf = usesByColumn(mapping, context.schema);
  const changes: ColumnChange[] = [];
  let same = 0;
  layout.columns.forEach((column, columnIndex) => {
    const at = from[columnIndex] ?? -1;
    const before = then[at];
    const { name } = column;
    if (before === undefined) {
      changes.push({ kind: 'added', columnIndex, name });
      return;
    }
    const count = changes.length;
    if (before.name !== name && !(isMadeName(name, columnIndex) && isMadeName(before.name, at))) {
      changes.push({ kind: 'renamed', columnIndex, name, from: before.name });
    }
    if (!kept.has(columnIndex)) changes.push({ kind: 'moved', columnIndex, name, from: at });
    const use = usesOf(at);
    if (isEmptied(column) || isEmptied(before)) {
      // The type of a column without a cell is a default.
    } else if (!sameKind(column.type, before.type)) {
      const codes = codeLike.has(column.type) && codeLike.has(before.type);
      const harmless = !use.feeds || (use.keptAsText && codes) ? ({ harmless: true } as const) : {};
      changes.push({ kind: 'retyped', columnIndex, name, type: column.type, from: before.type, ...harmless });
    } else if (!sameFormat(column, before, approvedFormats(mapping, at))) {
      const harmless = use.keptAsText ? ({ harmless: true } as const) : {};
      const { format } = column;
      changes.push({ kind: 'reformatted', columnIndex, name, format, from: before.format, ...harmless });
    }
    changes.push(...valueChanges(column, before, { columnIndex, use }));
    if (changes.length === count) same += 1;
  });
  // What a column feeds says more of it than what looks at it.
  const fields = new Map([
    ...mapping.correspondences.flatMap((one) =>
      stepColumns(one.transforms).map((i) => [i, one.field] as const),
    ),
    ...mapping.correspondences.flatMap((one) => one.columnIndexes.map((i) => [i, one.field] as const)),
  ]);
  for (const at of gone) {
    changes.push({ kind: 'gone', name: then[at]?.name ?? '', field: fields.get(at) ?? null });
  }
  return { same, changes };
}

/** True for a change that somebody has to look at before the mapping may run: any of names and order, and those of types, forms and values that what it makes of the column rests on. */
export function stopsRun(change: ColumnChange): boolean {
  switch (change.kind) {
    case 'redistributed':
    case 'newValues':
      return change.stops;
    case 'retyped':
    case 'reformatted':
      return change.harmless !== true;
    case 'added':
    case 'gone':
    case 'renamed':
    case 'moved':
      return true;
  }
}

function isEmptied({ summary }: Layout['columns'][number]): boolean {
  return summary !== undefined && summary.missing >= summary.count;
}

/** Types between which a column of codes may change from file to file without meaning anything else. */
const codeLike: ReadonlySet<ColumnType> = new Set(['integer', 'code', 'text']);

/** Whole numbers among numbers are chance, not a change. */
function sameKind(a: ColumnType, b: ColumnType): boolean {
  const wide = (type: ColumnType) => (type === 'integer' ? 'number' : type);
  return wide(a) === wide(b);
}

/**
 * The approved transforms still read the cells as they did: the same decimal mark, no new date format. What was approved
 * counts, not what the file could also have been: where day and month could not be told apart and a person chose one order,
 * a file that is plainly written in the other is none of the kind.
 */
function sameFormat(
  now: Layout['columns'][number],
  then: Layout['columns'][number],
  approved: readonly string[],
): boolean {
  if (now.format === then.format || now.format === null) return true;
  if (now.type === 'integer' || now.type === 'number') {
    if (!/[.,]/.test(now.format)) return true;
    return then.format !== null && decimalMarkOf(now.format) === decimalMarkOf(then.format);
  }
  const known = new Set(approved.length > 0 ? approved : splitDateFormats(then.format ?? ''));
  return splitDateFormats(now.format).every((format) => known.has(format));
}

/** Date formats that the mapping reads a column with; none where it reads no dates in it. */
function approvedFormats({ correspondences }: MappingVersion, at: number): readonly string[] {
  return correspondences
    .filter((one) => one.columnIndexes.includes(at))
    .flatMap((one) => one.transforms)
    .flatMap((transform) => (transform.kind === 'parseDate' ? transform.formats : []))
    .flatMap((format) => splitDateFormats(format));
}

/** Columns whose order was kept: a longest ascending run of old places (patience sorting, n log n). */
function keptOrder(from: Int32Array): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = new Int32Array(from.length).fill(-1);
  for (let i = 0; i < from.length; i += 1) {
    const value = from[i] ?? -1;
    if (value < 0) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) kept.add(i);
  return kept;
}
