import type { TableStructure } from '../../model/dialect.ts';
import type { DeclaredTable } from '../../model/sheet.ts';
import { declaredPlaces } from './declaredPlaces.ts';
import { asDeclared, declaredRows } from './declaredStructure.ts';
import { type StructureOptions, detectStructure } from '../structure/detectStructure.ts';
import { partOfLayout } from './layoutPart.ts';
import { movedStructure, withTail } from './movedStructure.ts';
import { joinedTables } from './joinedTables.ts';
import { type RecordForm, recordForm } from '../header/recordForms.ts';
import { type Panel, sidePanels } from './sidePanels.ts';
import type { TableFound } from './tableFound.ts';
import { type TableSpan, tableSpans } from './tableSpans.ts';

type Records = readonly (readonly string[])[];

export interface TablesOptions extends StructureOptions {
  /** The table that a person has chosen, from 0 in the order of the text; the last one where there are fewer. */
  readonly tableIndex?: number;
  /** The tables with the columns of the chosen one are read with it as one. */
  readonly together?: boolean;
  /** A person says that the text is one table. */
  readonly asOne?: boolean;
  /** Where a person says that the data end: nothing above is looked at for totals and notes below a table. */
  readonly lastDataRow?: number;
}

export interface TablesFound {
  /** In the order of the text, from top to bottom and from left to right; at least one. */
  readonly tables: readonly TableFound[];
  /** The table to work on: the chosen one, the one with the chosen header rows, or the largest. */
  readonly chosen: number;
}

/**
 * Finds the tables among the first records of a text and the structure of each.
 *
 * Record numbers are those of the text. With several tables each has its `span`, and the totals and notes at the end of
 * all but the last are among its `skippedRows`; behind the last one the text may go on.
 */
export function detectTables(records: readonly (readonly string[])[], options: TablesOptions): TablesFound {
  const forms = records.map(recordForm);
  const { headerRows, firstDataRow, lastDataRow, tableIndex, ...rest } = options;
  const { places, margin } =
    options.asOne === true
      ? { places: [], margin: undefined }
      : (declaredAmong(records, forms, options) ?? placesOf(records, forms));
  const sure = margin === undefined ? {} : { tablesMargin: margin };
  if (places.length < 2 && places[0]?.declared === undefined) {
    const found = detectStructure(records, options, forms);
    const structure = { ...(options.complete ? ended(records, found, lastDataRow) : found), ...sure };
    return { tables: [{ structure, panel: null }], chosen: 0 };
  }
  const settled = headerRows?.at(-1) ?? firstDataRow;
  const withHeader = places.findIndex(
    ({ first, end }) => settled !== undefined && settled >= first && settled < end,
  );
  const picked = tableIndex === undefined ? withHeader : Math.min(tableIndex, places.length - 1);
  const found = (place: Place, own: TablesOptions): TableFound => ({
    structure: { ...structureOf(records, place, own), ...sure },
    panel: place.panel,
    ...(place.declared === undefined || place.declared.name === '' ? {} : { name: place.declared.name }),
  });
  const plain = places.map((place) => found(place, rest));
  const chosen = picked >= 0 ? picked : largest(plain, forms, options.complete);
  const place = places[chosen];
  if (place === undefined) return { tables: plain, chosen };
  const settledTables = plain.with(chosen, found(place, { ...rest, ...within(place, options) }));
  const tables = options.together === true ? joinedTables(settledTables, chosen, forms) : settledTables;
  const isAll = tables.length === 1 && options.complete && (place.notesEnd ?? place.end) >= records.length;
  return { tables: isAll ? tables.map(withoutSpan) : tables, chosen };
}

function withoutSpan({ structure, ...table }: TableFound): TableFound {
  const { span: _, ...rest } = structure;
  return { ...table, structure: rest };
}

/** What a person has settled, as far as it is said of this table: rows of another one are no header of it. */
function within(
  { first, end }: Place,
  { headerRows, firstDataRow, lastDataRow }: TablesOptions,
): Pick<TablesOptions, 'headerRows' | 'firstDataRow' | 'lastDataRow'> {
  const isOwn = (row: number): boolean => row >= first && row < end;
  return {
    ...(headerRows?.every(isOwn) === true ? { headerRows } : {}),
    ...(firstDataRow !== undefined && isOwn(firstDataRow) ? { firstDataRow } : {}),
    ...(lastDataRow !== undefined && isOwn(lastDataRow) ? { lastDataRow } : {}),
  };
}

/** Where a table stands. */
interface Place extends TableSpan {
  readonly panel: Panel | null;
  /** Whether the text may go on in it behind its last record, which is the last one that was looked at. */
  readonly last: boolean;
  readonly declared?: DeclaredTable;
  /** The record behind notes that stand below it. */
  readonly notesEnd?: number;
}

interface PlacesFound {
  readonly places: readonly Place[];
  readonly margin: number | undefined;
}

function placesOf(records: Records, forms: readonly RecordForm[]): PlacesFound {
  const { spans, margin } = tableSpans(records, forms);
  const places = spans.flatMap(({ first, end }, i): readonly Place[] => {
    const last = i === spans.length - 1;
    const panels = sidePanels(records.slice(first, end), forms.slice(first, end));
    if (panels.length === 0)
      return [{ first, end, panel: spans.length === 1 ? null : indented(forms.slice(first, end)), last }];
    return panels.map((panel) => ({ first, end, panel, last }));
  });
  return { places, margin };
}

/**
 * The tables that somebody declared, and those that stand around them; `undefined` where there are none, and where a
 * person has settled a header that is in none of them.
 */
function declaredAmong(
  records: Records,
  forms: readonly RecordForm[],
  { layout, complete, headerRows, firstDataRow }: TablesOptions,
): PlacesFound | undefined {
  const found = declaredPlaces(forms, layout?.tables ?? []);
  if (found === undefined) return undefined;
  const isLast = (end: number): boolean => end >= records.length && !complete;
  const places: Place[] = found.places.map((place) => ({ ...place, last: isLast(place.end) }));
  for (const { first, end, panel } of found.others) {
    const own = rowsOf(records, { first, end, panel });
    for (const place of placesOf(own, panel === null ? forms.slice(first, end) : own.map(recordForm)).places)
      places.push({
        first: place.first + first,
        end: place.end + first,
        panel: panel === null ? place.panel : panelIn(panel, place.panel),
        last: isLast(place.end + first),
      });
  }
  places.sort((one, other) => one.first - other.first || (one.panel?.left ?? 0) - (other.panel?.left ?? 0));
  const settled = headerRows?.at(-1) ?? firstDataRow;
  const isIn = ({ first, end }: Place): boolean => settled !== undefined && settled >= first && settled < end;
  return settled === undefined || places.some(isIn) ? { places, margin: undefined } : undefined;
}

function structureOf(records: Records, place: Place, options: TablesOptions): TableStructure {
  const { first, end, last, declared } = place;
  const own = rowsOf(records, place);
  const { layout } = options;
  const { headerRows: header, firstDataRow: data } =
    declared === undefined || options.headerRows !== undefined ? options : declaredRows(declared, options);
  const structure = withoutEmptyEnd(own, {
    ...options,
    ...(layout === undefined ? {} : { layout: partOfLayout(layout, place) }),
    complete: options.complete || !last,
    ...(header === undefined ? {} : { headerRows: header.map((row) => row - first) }),
    ...(data === undefined ? {} : { firstDataRow: data - first }),
  });
  const lastRow = options.lastDataRow === undefined ? undefined : options.lastDataRow - first;
  const whole = last && !options.complete ? structure : ended(own, structure, lastRow);
  const found = movedStructure(whole, first, last ? null : end);
  if (declared === undefined) return found;
  const notes = options.complete ? filledRows(records, end, place.notesEnd ?? end) : [];
  return asDeclared(found, { table: declared, notes, innerRows: options.innerRows });
}

/** A table without the columns at its right end that only others of the text have. */
function withoutEmptyEnd(own: Records, options: StructureOptions): TableStructure {
  const structure = detectStructure(own, options);
  const filled = own.reduce(
    (most, cells) => Math.max(most, cells.findLastIndex((cell) => cell.trim() !== '') + 1),
    0,
  );
  const named = structure.columnNames.findLastIndex((name, c) => name !== `column_${c + 1}`) + 1;
  return { ...structure, columnNames: structure.columnNames.slice(0, Math.max(1, filled, named)) };
}

/** The columns of a table of several that begins further to the right than the text does. */
function indented(forms: readonly RecordForm[]): Panel | null {
  const rows = forms.filter(({ filled }) => filled > 1);
  const left = Math.min(...rows.map(({ firstFilled }) => firstFilled));
  if (rows.length === 0 || left === 0) return null;
  const right = Math.max(...rows.map(({ kinds }) => kinds.findLastIndex((kind) => kind !== 'empty')));
  return { left, right };
}

/** A table that is known to its end, with its totals and notes; where a person says that its data end, they have seen them. */
function ended(records: Records, structure: TableStructure, lastDataRow: number | undefined): TableStructure {
  const settled = lastDataRow !== undefined && lastDataRow >= structure.firstDataRow;
  return settled ? structure : withTail(records, structure);
}

function filledRows(records: Records, from: number, end: number): readonly number[] {
  const rows: number[] = [];
  for (let row = from; row < end; row += 1)
    if ((records[row] ?? []).some((cell) => cell.trim() !== '')) rows.push(row);
  return rows;
}

/** The records of a place, its columns alone. */
function rowsOf(records: Records, { first, end, panel }: Pick<Place, 'first' | 'end' | 'panel'>): Records {
  const rows = records.slice(first, end);
  return panel === null ? rows : rows.map((cells) => cells.slice(panel.left, panel.right + 1));
}

/** Columns of a panel that are counted from its first one, counted as the panel is. */
function panelIn(outer: Panel, inner: Panel | null): Panel {
  return inner === null ? outer : { left: outer.left + inner.left, right: outer.left + inner.right };
}

/** The table with most cells, blank records aside; one that goes on behind the head is larger than any in it. */
function largest(tables: readonly TableFound[], forms: readonly RecordForm[], complete: boolean): number {
  const sizes = tables.map(({ structure: { span, firstDataRow, columnNames }, panel }) => {
    const end = span?.end ?? null;
    if (end === null && !complete) return Number.POSITIVE_INFINITY;
    const { left, right } = panel ?? { left: 0, right: Number.POSITIVE_INFINITY };
    const isFilled = ({ kinds }: RecordForm): boolean =>
      kinds.some((kind, c) => kind !== 'empty' && c >= left && c <= right);
    return forms.slice(firstDataRow, end ?? forms.length).filter(isFilled).length * columnNames.length;
  });
  return sizes.indexOf(Math.max(...sizes));
}
