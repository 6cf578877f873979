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
  /** Share of years among the numbers, 0 to 1. */
  readonly yearShare: number;
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
    let figures = 0;
    let years = 0;
    let text = 0;
    for (const { kinds, filled } of records) {
      if (filled < 2 && !single) continue;
      const kind = kinds[column] ?? 'empty';
      if (kind === 'text') text += 1;
      else if (kind === 'year') years += 1;
      else if (kind === 'number' || kind === 'moment') figures += 1;
    }
    const all = figures + years;
    return {
      figures: all > 0 && all >= text && (all > 1 || text === 0 || records.length < 4),
      yearShare: all === 0 ? 0 : years / all,
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

/**
 * Whether the figures of a record are years that name columns of something else: two or more, all different,
 * over columns that hold few years themselves.
 */
export function isYearHeader(
  record: RecordForm,
  cells: readonly string[],
  columns: readonly ColumnForm[],
): boolean {
  const years: string[] = [];
  let others = 0;
  let over = 0;
  for (let c = 0; c < record.kinds.length; c += 1) {
    const kind = record.kinds[c];
    if (kind === 'number' || kind === 'moment') others += 1;
    if (kind !== 'year') continue;
    years.push((cells[c] ?? '').trim());
    if ((columns[c]?.yearShare ?? 0) > 0.5 && columns[c]?.figures === true) over += 1;
  }
  return years.length >= 2 && others <= years.length / 4 && over <= years.length / 2;
}
