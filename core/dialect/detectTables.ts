import type { TableStructure } from '../model/dialect.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { classifyTail } from './classifyTail.ts';
import { type StructureOptions, detectStructure } from './detectStructure.ts';
import { partOfLayout } from './layoutPart.ts';
import { type RecordForm, recordForm } from './recordForms.ts';
import { type Panel, sidePanels } from './sidePanels.ts';
import { type TableSpan, tableSpans } from './tableSpans.ts';

type Records = readonly (readonly string[])[];

export interface TablesOptions extends StructureOptions {
  /** The table that a person has chosen, from 0 in the order of the text; the last one where there are fewer. */
  readonly tableIndex?: number;
}

/** One table among the records of a text. */
export interface TableFound {
  /** Its columns alone, counted from its own first one. */
  readonly structure: TableStructure;
  /** Its columns in the text, where others stand beside it. */
  readonly panel: Panel | null;
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
  const { places, margin } = placesOf(records, forms);
  const { headerRows, firstDataRow, tableIndex, ...rest } = options;
  const sure = margin === undefined ? {} : { tablesMargin: margin };
  if (places.length < 2) {
    const found = detectStructure(records, options, forms);
    const structure = { ...(options.complete ? withTail(records, found) : found), ...sure };
    return { tables: [{ structure, panel: null }], chosen: 0 };
  }
  const settled = headerRows?.at(-1) ?? firstDataRow;
  const withHeader = places.findIndex(
    ({ first, end }) => settled !== undefined && settled >= first && settled < end,
  );
  const picked = tableIndex === undefined ? withHeader : Math.min(tableIndex, places.length - 1);
  const found = (place: Place, own: StructureOptions): TableFound => ({
    structure: { ...structureOf(records, place, own), ...sure },
    panel: place.panel,
  });
  const plain = places.map((place) => found(place, rest));
  const chosen = picked >= 0 ? picked : largest(plain, forms, options.complete);
  const place = places[chosen];
  if (place === undefined) return { tables: plain, chosen };
  return { tables: plain.with(chosen, found(place, { ...rest, ...within(place, options) })), chosen };
}

/** What a person has settled, as far as it is said of this table: rows of another one are no header of it. */
function within(
  { first, end }: Place,
  { headerRows, firstDataRow }: TablesOptions,
): Pick<TablesOptions, 'headerRows' | 'firstDataRow'> {
  const isOwn = (row: number): boolean => row >= first && row < end;
  return {
    ...(headerRows?.every(isOwn) === true ? { headerRows } : {}),
    ...(firstDataRow !== undefined && isOwn(firstDataRow) ? { firstDataRow } : {}),
  };
}

/** Where a table stands. */
interface Place extends TableSpan {
  readonly panel: Panel | null;
  /** Whether no table stands below it. */
  readonly last: boolean;
}

function placesOf(
  records: Records,
  forms: readonly RecordForm[],
): { readonly places: readonly Place[]; readonly margin: number | undefined } {
  const { spans, margin } = tableSpans(records, forms);
  const places = spans.flatMap(({ first, end }, i): readonly Place[] => {
    const last = i === spans.length - 1;
    const panels = sidePanels(records.slice(first, end), forms.slice(first, end));
    if (panels.length === 0) return [{ first, end, panel: null, last }];
    return panels.map((panel) => ({ first, end, panel, last }));
  });
  return { places, margin };
}

function structureOf(
  records: Records,
  { first, end, panel, last }: Place,
  options: StructureOptions,
): TableStructure {
  const rows = records.slice(first, end);
  const own = panel === null ? rows : rows.map((cells) => cells.slice(panel.left, panel.right + 1));
  const headerRows = options.headerRows?.map((row) => row - first);
  const { layout } = options;
  const structure = detectStructure(own, {
    ...options,
    ...(layout === undefined ? {} : { layout: partOfLayout(layout, { first, end, panel }) }),
    complete: options.complete || !last,
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(options.firstDataRow === undefined ? {} : { firstDataRow: options.firstDataRow - first }),
  });
  const whole = last && !options.complete ? structure : withTail(own, structure);
  return moved(whole, first, last ? null : end);
}

/** Adds the totals and notes at the end of a table that is known to its end, blank records behind it aside. */
function withTail(records: Records, structure: TableStructure): TableStructure {
  let end = records.length;
  let filled = 0;
  let from = end;
  for (let row = end - 1; row >= structure.firstDataRow && filled < parseOptions.tailRecords; row -= 1) {
    if ((records[row] ?? []).every((cell) => cell.trim() === '')) {
      if (filled === 0) end = row;
      continue;
    }
    filled += 1;
    from = row;
  }
  const classes = classifyTail(records.slice(from, end), { structure });
  const skipped = new Set(structure.skippedRows);
  const derived = new Set(structure.derivedRows);
  for (let i = 0; i < classes.length; i += 1) {
    if (classes[i] === 'derived' && structure.innerRowsAreData !== true) derived.add(from + i);
    else if (classes[i] !== 'notes') continue;
    skipped.add(from + i);
  }
  return { ...structure, skippedRows: ascending(skipped), derivedRows: ascending(derived), tailKnown: true };
}

/** The same table with its records counted from the beginning of the text. */
function moved(structure: TableStructure, by: number, end: number | null): TableStructure {
  const shift = (rows: readonly number[] | undefined): readonly number[] =>
    (rows ?? []).map((row) => row + by);
  const { innerRule, headerRunnerUp } = structure;
  return {
    ...structure,
    ...(headerRunnerUp === undefined ? {} : { headerRunnerUp: shift(headerRunnerUp) }),
    headerRows: shift(structure.headerRows),
    firstDataRow: structure.firstDataRow + by,
    skippedRows: shift(structure.skippedRows),
    groupRows: shift(structure.groupRows),
    derivedRows: shift(structure.derivedRows),
    repeatedHeaders: shift(structure.repeatedHeaders),
    ...(innerRule === undefined ? {} : { innerRule: { ...innerRule, from: innerRule.from + by } }),
    span: { first: by, end },
  };
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

function ascending(rows: ReadonlySet<number>): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}
