import type { AskPlan, AskValue, RawGroup } from '../model/askPlan.ts';
import { askOptions } from '../model/options/askOptions.ts';
import type { AskedList, AskedWindow } from '../ports/askStore.ts';
import { type AskedRow, listRows, rawGroups } from './evaluate.ts';
import { compareTexts, foldText } from './foldText.ts';

/** A row with the id that lists tell. */
export interface IdentifiedRow extends AskedRow {
  readonly id: string;
}

/** A window of rows that are all at hand; see `AskStore.list`. */
export function listEvaluated(
  rows: readonly IdentifiedRow[],
  { plan, columns, first, count }: Omit<AskedList, 'rows'>,
  numbers: ReadonlySet<string>,
): AskedWindow {
  const found = listRows(rows, { ...plan, limit: null }, numbers);
  return {
    found: found.length,
    entries: found
      .slice(first, Math.min(first + count, plan.limit ?? found.length))
      .map(({ id, valueOf }) => ({ id, cells: columns.map((column): AskValue => valueOf(column)) })),
  };
}

/** Groups of rows that are all at hand; see `AskStore.figures`. */
export function groupEvaluated(rows: readonly AskedRow[], plan: AskPlan): readonly RawGroup[] {
  return [...rawGroups(rows, plan)];
}

/** Values of a field of rows that are all at hand; see `AskStore.values`. */
export function valuesEvaluated(
  rows: readonly AskedRow[],
  { field, text, limit }: { readonly field: string; readonly text: string; readonly limit: number },
): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, { value: string; count: number }>();
  for (const { valueOf } of rows) {
    const own = valueOf(field);
    if (own === null) continue;
    const value = String(own);
    const folded = foldText(value);
    if (!folded.includes(foldText(text))) continue;
    const before = counts.get(folded);
    if (before === undefined) counts.set(folded, { value, count: 1 });
    else {
      before.count += 1;
      if (value < before.value) before.value = value;
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value))
    .slice(0, Math.min(limit, askOptions.valuesKnown));
}
