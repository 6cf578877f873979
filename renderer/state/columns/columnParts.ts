import type { Decisions } from '../../../core/contract/views.ts';

/** A field that a column feeds together with others, or a part of it alone. */
export interface ColumnPart {
  readonly field: string;
  /** Its turn among the columns that the field is made of, from 1. */
  readonly place: number;
  readonly of: number;
}

/** Fields that are made of columns, by column: those that were derived, and those that several columns feed joined. */
export function columnParts(decisions: Decisions): ReadonlyMap<number, readonly ColumnPart[]> {
  const parts = new Map<number, ColumnPart[]>();
  const add = (columnIndexes: readonly number[], field: string): void => {
    for (const [at, columnIndex] of columnIndexes.entries()) {
      const part = { field, place: at + 1, of: columnIndexes.length };
      const list = parts.get(columnIndex);
      if (list === undefined) parts.set(columnIndex, [part]);
      else list.push(part);
    }
  };
  const feeding = new Map<string, number[]>();
  for (const { field, columnIndex, status } of decisions.columns) {
    if (field === null || status === 'ignored') continue;
    const list = feeding.get(field);
    if (list === undefined) feeding.set(field, [columnIndex]);
    else list.push(columnIndex);
  }
  const conflicts = new Set(decisions.conflicts);
  for (const [field, columns] of feeding)
    if (columns.length > 1 && !conflicts.has(field)) add(columns, field);
  // A column that feeds the field by itself has the say.
  for (const { field, columnIndexes } of decisions.derived)
    if (!feeding.has(field)) add(columnIndexes, field);
  return parts;
}
