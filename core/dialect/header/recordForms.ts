import { type CellKind, cellKind } from './cellKind.ts';

/** The forms of one record's cells, counted. */
export interface RecordForm {
  readonly kinds: readonly CellKind[];
  /** Cells that are not empty. */
  readonly filled: number;
  /** The first cell that is not empty; -1 in a blank record. */
  readonly firstFilled: number;
}

/** What the columns hold over all records, as far as it tells data from names. */
export interface ColumnForm {
  /** Most filled cells are numbers or dates. */
  readonly figures: boolean;
  /** How many of its cells are figures of each kind. A year may be a number. */
  readonly numbers: number;
  readonly years: number;
  readonly moments: number;
}

export function recordForm(cells: readonly string[]): RecordForm {
  const kinds = cells.map(cellKind);
  const firstFilled = kinds.findIndex((kind) => kind !== 'empty');
  return { kinds, filled: kinds.reduce((n, kind) => n + (kind === 'empty' ? 0 : 1), 0), firstFilled };
}

/** Judges each column by all its cells. Records of a single filled cell are remarks and do not count. */
export function columnForms(records: readonly RecordForm[]): readonly ColumnForm[] {
  const width = records.reduce((most, { kinds }) => Math.max(most, kinds.length), 0);
  const single = records.every(({ filled }) => filled < 2);
  return Array.from({ length: width }, (_, column) => {
    let numbers = 0;
    let years = 0;
    let moments = 0;
    let text = 0;
    for (const { kinds, filled } of records) {
      if (filled < 2 && !single) continue;
      const kind = kinds[column] ?? 'empty';
      if (kind === 'text') text += 1;
      else if (kind === 'year') years += 1;
      else if (kind === 'number') numbers += 1;
      else if (kind === 'moment') moments += 1;
    }
    const all = numbers + years + moments;
    return {
      figures: all > 0 && all >= text && (all > 1 || text === 0 || records.length < 4),
      numbers,
      years,
      moments,
    };
  });
}

/** How many cells of the record are figures where the column holds figures, and how many are text there. */
export function figureHits(
  record: RecordForm,
  columns: readonly ColumnForm[],
): { readonly figures: number; readonly text: number } {
  let figures = 0;
  let text = 0;
  for (let c = 0; c < record.kinds.length; c += 1) {
    if (columns[c]?.figures !== true) continue;
    const kind = record.kinds[c];
    if (kind === 'text') text += 1;
    else if (kind === 'number' || kind === 'moment' || kind === 'year') figures += 1;
  }
  return { figures, text };
}

/** Filled cells of the usual record, single cells aside; 1 where there are only these. */
export function usualFilled(records: readonly RecordForm[]): number {
  const filled = records.flatMap((form) => (form.filled > 1 ? [form.filled] : [])).sort((a, b) => a - b);
  return filled[filled.length >> 1] ?? 1;
}
