import type { FieldType, Field } from '../model/targetSchema.ts';
import { isPlainNumber } from './transforms/plainNumber.ts';

/** A value with its type, for files that know types, such as workbooks. Text is never taken for anything else. */
export type OutputCell = string | number | boolean | null | { readonly date: string };

/** Digits up to which a number comes back from a float, and from a spreadsheet, as it was. */
const exactDigits = 15;

/**
 * Gives the values of an output row their types.
 *
 * Numbers of more than 15 digits stay text, since a spreadsheet would change them; so do dates before
 * March 1900, where spreadsheets disagree with the calendar, times with a zone, which spreadsheets do not know, and what a field
 * keeps that has not the form of its type. `null` stays `null`.
 */
export function outputCells(
  fields: readonly Pick<Field, 'type'>[],
  values: readonly (string | null)[],
): OutputCell[] {
  const cells: OutputCell[] = [];
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i];
    if (field === undefined) continue;
    cells.push(outputCell(field.type, values[i] ?? null));
  }
  return cells;
}

function outputCell(type: FieldType, value: string | null): OutputCell {
  if (value === null) return null;
  switch (type) {
    case 'integer':
    case 'number':
      return isExact(value) && isPlainNumber(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' || (value === 'false' ? false : value);
    case 'date':
    case 'datetime':
      return value >= '1900-03-01' && isMoment.test(value) ? { date: value } : value;
    case 'string':
    case 'text':
    case 'enum':
    case 'email':
    case 'phone':
    case 'url':
    case 'tag':
      return value;
  }
}

/** A day, with or without a time, of no zone. */
const isMoment = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?$/u;

function isExact(number: string): boolean {
  if (number.length <= exactDigits) return true;
  return number.replace(/^-?0*\.?0*/u, '').replace('.', '').length <= exactDigits;
}
