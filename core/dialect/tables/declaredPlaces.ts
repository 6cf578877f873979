import type { Range } from '../../model/range.ts';
import { layoutOptions } from '../../model/options/layoutOptions.ts';
import { structureOptions } from '../../model/options/readingOptions.ts';
import type { DeclaredTable } from '../../model/sheet.ts';
import type { RecordForm } from '../header/recordForms.ts';
import type { Panel } from './sidePanels.ts';

/** A declared table among the records of a sheet. */
export interface DeclaredPlace {
  /** The first record, titles above it included, and the one behind the last. */
  readonly first: number;
  readonly end: number;
  /** The record behind the notes below it, which are no table. */
  readonly notesEnd: number;
  /** Its columns; `null` where nothing stands in the sheet's other columns. */
  readonly panel: Panel | null;
  readonly declared: DeclaredTable;
}

/** Rows, and columns where declared tables stand beside them, that hold tables of their own. */
export interface OpenArea {
  readonly first: number;
  readonly end: number;
  readonly panel: Panel | null;
}

export interface DeclaredPlaces {
  readonly places: readonly DeclaredPlace[];
  readonly others: readonly OpenArea[];
}

/**
 * Finds where a sheet's declared tables stand among its first records, however their cells look, and what areas beside,
 * above and below them hold tables of their own. One without a row of data, without a header that is filled, outside of
 * the cells or over another one is passed over. Rows that follow right below are of the table, too, as programs that
 * add rows do not always move its end.
 *
 * @returns `undefined` where no declared table counts.
 */
export function declaredPlaces(
  forms: readonly RecordForm[],
  declared: readonly DeclaredTable[],
): DeclaredPlaces | undefined {
  const tables = sound(forms, declared).map((table) => ({ table, end: endOf(forms, table, declared) }));
  if (tables.length === 0) return undefined;
  const rest = withoutTables(forms, tables);
  const isBeside = ({ table, end }: Sound): boolean => {
    const { top, left, right } = table.range;
    const columns = [
      { left: 0, right: left - 1 },
      { left: right + 1, right: Number.POSITIVE_INFINITY },
    ];
    return columns.some((panel) => isTable(rest, { first: top, end, panel }));
  };
  const beside = tables.filter(isBeside);
  const places: DeclaredPlace[] = [];
  const others: OpenArea[] = [];
  let titles = 0;
  const addSegment = (first: number, end: number): boolean => {
    const sides = beside.filter(({ table: { range } }) => range.top >= first && range.top < end);
    for (const { table, end: own } of sides)
      places.push({
        first: table.range.top,
        end: own,
        notesEnd: own,
        panel: columnsOf(table),
        declared: table,
      });
    const areas = areasAround(rest, { first, end }, sides);
    others.push(...areas);
    return areas.length + sides.length > 0;
  };
  const bands = bandsOf(tables.filter((table) => !beside.includes(table)));
  for (const [at, band] of bands.entries()) {
    // What is no table above a declared one is its title, and what is none below the last one its notes.
    if (addSegment(titles, band.top)) titles = band.top;
    const isLast = at === bands.length - 1;
    const notes = isLast && addSegment(band.end, forms.length) ? band.end : forms.length;
    const whole = band.tables.length === 1 && isAlone(forms, band);
    for (const { table, end } of band.tables) {
      const notesEnd = whole && isLast ? Math.max(end, notes) : end;
      places.push({ first: titles, end, notesEnd, panel: whole ? null : columnsOf(table), declared: table });
    }
    titles = band.end;
  }
  if (bands.length === 0) addSegment(0, forms.length);
  return { places, others };
}

interface Sound {
  readonly table: DeclaredTable;
  readonly end: number;
}

function sound(forms: readonly RecordForm[], declared: readonly DeclaredTable[]): readonly DeclaredTable[] {
  const kept: DeclaredTable[] = [];
  for (const table of declared.slice(0, structureOptions.tables)) {
    const { range, headerRows, totalsRows } = table;
    const { top, bottom } = range;
    if (bottom - top + 1 <= headerRows + totalsRows || kept.some((other) => overlap(other.range, range)))
      continue;
    const width = range.right - range.left + 1;
    const data = forms.slice(top + headerRows, bottom + 1 - totalsRows);
    const hasData = data.some((form) => filledIn(form, range) > 0);
    if (hasData && (headerRows === 0 || filledIn(forms[top], range) * 2 > width)) kept.push(table);
  }
  return kept.sort((one, other) => one.range.top - other.range.top || one.range.left - other.range.left);
}

/** The record behind a table and the rows that follow right below it. */
function endOf(
  forms: readonly RecordForm[],
  { range, totalsRows }: DeclaredTable,
  declared: readonly DeclaredTable[],
): number {
  let end = range.bottom + 1;
  if (totalsRows > 0) return end;
  const least = Math.max(1, (range.right - range.left + 1) / 2);
  const below = declared.filter(({ range: other }) => other.left <= range.right && other.right >= range.left);
  const isOther = (row: number): boolean => below.some(({ range: other }) => other.top === row);
  while (end < forms.length && filledIn(forms[end], range) >= least && !isOther(end)) end += 1;
  return end;
}

interface Band {
  readonly top: number;
  readonly end: number;
  readonly tables: readonly Sound[];
}

/** Tables that share rows stand side by side. */
function bandsOf(tables: readonly Sound[]): readonly Band[] {
  const bands: Band[] = [];
  for (const one of tables) {
    const last = bands.at(-1);
    if (last !== undefined && one.table.range.top < last.end)
      bands[bands.length - 1] = {
        top: last.top,
        end: Math.max(last.end, one.end),
        tables: [...last.tables, one],
      };
    else bands.push({ top: one.table.range.top, end: one.end, tables: [one] });
  }
  return bands;
}

/** The areas of some rows that hold tables, left and right of the declared ones among them. */
function areasAround(
  rest: readonly RecordForm[],
  { first, end }: Pick<OpenArea, 'first' | 'end'>,
  sides: readonly Sound[],
): readonly OpenArea[] {
  if (sides.length === 0)
    return isTable(rest, { first, end, panel: null }) ? [{ first, end, panel: null }] : [];
  const sorted = sides.map(({ table }) => columnsOf(table)).sort((one, other) => one.left - other.left);
  const areas: OpenArea[] = [];
  const add = (left: number, right: number): void => {
    const panel = trimmed(rest.slice(first, end), { left, right });
    if (panel !== undefined && isTable(rest, { first, end, panel })) areas.push({ first, end, panel });
  };
  let from = 0;
  for (const { left, right } of sorted) {
    add(from, left - 1);
    from = Math.max(from, right + 1);
  }
  add(from, Number.POSITIVE_INFINITY);
  return areas;
}

/** The columns from the first to the last of some that are filled anywhere. */
function trimmed(forms: readonly RecordForm[], { left, right }: Panel): Panel | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  for (const { kinds } of forms)
    for (let c = left; c <= right && c < kinds.length; c += 1) {
      if (kinds[c] === 'empty') continue;
      first = Math.min(first, c);
      last = Math.max(last, c);
    }
  return last < first ? undefined : { left: first, right: last };
}

/** Whether a table begins in the first column and nothing stands beside it in its rows. */
function isAlone(forms: readonly RecordForm[], { top, end, tables }: Band): boolean {
  const range = tables[0]?.table.range;
  if (range === undefined || range.left > 0) return false;
  return forms.slice(top, end).every((form) => filledIn(form, range) === form.filled);
}

/** The records with the cells of the tables left empty. */
function withoutTables(forms: readonly RecordForm[], tables: readonly Sound[]): readonly RecordForm[] {
  const rest = [...forms];
  for (const { table, end } of tables) {
    const { top, left, right } = table.range;
    for (let row = top; row < Math.min(end, rest.length); row += 1) {
      const kinds = (rest[row]?.kinds ?? []).map((kind, c) => (c >= left && c <= right ? 'empty' : kind));
      const filled = kinds.filter((kind) => kind !== 'empty').length;
      rest[row] = { kinds, filled, firstFilled: kinds.findIndex((kind) => kind !== 'empty') };
    }
  }
  return rest;
}

/** Whether an area holds enough rows of two cells or more. */
function isTable(forms: readonly RecordForm[], { first, end, panel }: OpenArea): boolean {
  const wide = forms.slice(first, end).filter((form) => filledIn(form, panel) > 1).length;
  return wide >= layoutOptions.undeclaredRows;
}

function columnsOf({ range: { left, right } }: DeclaredTable): Panel {
  return { left, right };
}

function filledIn(form: RecordForm | undefined, columns: Pick<Range, 'left' | 'right'> | null): number {
  if (columns === null) return form?.filled ?? 0;
  let filled = 0;
  const kinds = form?.kinds ?? [];
  for (let c = columns.left; c <= columns.right && c < kinds.length; c += 1)
    if (kinds[c] !== 'empty') filled += 1;
  return filled;
}

function overlap(one: Range, other: Range): boolean {
  return (
    one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}
