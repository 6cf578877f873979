import type { ColumnProfile } from '../../model/profile.ts';
import { dayNumber } from '../../values/dates/calendar.ts';
import { decimalMarkOf } from '../../values/numbers/decimalMark.ts';
import { parseNumber } from '../../values/numbers/parseNumber.ts';
import { readDate } from '../../values/dates/parseDate.ts';

/** What a column's figures count. */
export type Measure = 'number' | 'day';

export interface FigureReader {
  readonly measure: Measure;
  /** The number, or days since 1970-01-01; `undefined` for what is neither. */
  readonly read: (text: string) => number | undefined;
}

/** Reads cells as the column's type has it; `null` where the type is neither number nor date. */
export function figureReader({ type, format }: ColumnProfile): FigureReader | null {
  if (type === 'integer' || type === 'number') {
    const mark = decimalMarkOf(format);
    return { measure: 'number', read: (text) => parseNumber(text, mark) };
  }
  if ((type !== 'date' && type !== 'datetime') || format === null) return null;
  const formats = format.split(' | ');
  return {
    measure: 'day',
    read(text) {
      for (const one of formats) {
        const date = readDate(text, one);
        if (date !== undefined) return dayNumber(date.year, date.month, date.day);
      }
      return undefined;
    },
  };
}

/** Figures of a column, row by row, NaN where a cell has none; `null` where the column has no such type or no row is known. */
export function figuresOf(profile: ColumnProfile, cells: readonly string[]): Float64Array | null {
  const reader = figureReader(profile);
  if (reader === null || cells.length === 0) return null;
  return Float64Array.from(cells, (cell) =>
    cell.trim() === '' ? Number.NaN : (reader.read(cell) ?? Number.NaN),
  );
}
