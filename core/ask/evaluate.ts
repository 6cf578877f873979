import type { AskPlan, AskValue, PlanTest, RawGroup, RawPart } from '../model/askPlan.ts';
import type { Zone } from './days.ts';
import { compareValues, type FigureRow, finishFigures } from './figures.ts';
import { meets, meetsAll, numberIn, type ValueOf } from './rowTests.ts';

/** A row that is asked about; `seq` is its place in the order of arrival. */
export interface AskedRow {
  readonly seq: number;
  readonly valueOf: ValueOf;
}

/** Fields whose values are compared as numbers when rows are put in order. */
export type NumberFields = ReadonlySet<string>;

/** The rows that a plan lists, in its order: newest first where it names none, and no value last. */
export function listRows<Row extends AskedRow>(
  rows: readonly Row[],
  plan: AskPlan,
  numbers: NumberFields,
): readonly Row[] {
  const [order] = plan.order;
  const field = order !== undefined && 'field' in order.by ? order.by.field : null;
  const keyOf = (row: Row): AskValue => {
    if (field === null) return null;
    const value = row.valueOf(field);
    return numbers.has(field) ? numberIn(value) : value;
  };
  const descending = order?.descending ?? true;
  const found = rows
    .filter(({ valueOf }) => meetsAll(plan.where, valueOf))
    .map((row) => ({ row, key: keyOf(row) }))
    .sort(
      (a, b) =>
        compareValues(a.key, b.key, descending) ||
        (descending ? b.row.seq - a.row.seq : a.row.seq - b.row.seq),
    )
    .map(({ row }) => row);
  return plan.limit === null ? found : found.slice(0, plan.limit);
}

/** The figures that a plan asks for. */
export function figuresOf(
  rows: readonly AskedRow[],
  plan: AskPlan,
  zone: Zone,
): { readonly found: number; readonly rows: readonly FigureRow[] } {
  return finishFigures(rawGroups(rows, plan), plan, zone);
}

/** One group a row, for `finishFigures`. */
export function* rawGroups(rows: readonly AskedRow[], plan: AskPlan): Generator<RawGroup> {
  for (const { valueOf } of rows) {
    if (!meetsAll(plan.where, valueOf)) continue;
    yield {
      keys: plan.groups.map(({ field, type }) =>
        type === 'number' ? numberIn(valueOf(field)) : valueOf(field),
      ),
      count: 1,
      parts: plan.measures.map((measure): RawPart => {
        if (measure.kind === 'count') return { n: 1, sum: 0, min: null, max: null };
        if ('of' in measure)
          return { n: meetsEach(measure.of, valueOf) ? 1 : 0, sum: 0, min: null, max: null };
        const number = numberIn(valueOf(measure.field));
        return { n: number === null ? 0 : 1, sum: number ?? 0, min: number, max: number };
      }),
    };
  }
}

function meetsEach(tests: readonly PlanTest[], valueOf: ValueOf): boolean {
  return tests.every((test) => meets(test, valueOf(test.field)));
}
