import type { TableStructure } from '../model/dialect.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { classifyTail } from './classifyTail.ts';
import { type StructureOptions, detectStructure } from './detectStructure.ts';
import { recordForm } from './recordForms.ts';
import { type TableSpan, tableSpans } from './tableSpans.ts';

export interface TablesOptions extends StructureOptions {
  /** The table that a person has chosen, from 0 in the order of the text; the last one where there are fewer. */
  readonly tableIndex?: number;
}

export interface TablesFound {
  /** In the order of the text; at least one. */
  readonly tables: readonly TableStructure[];
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
  const spans = tableSpans(records, forms);
  const { headerRows, tableIndex, ...rest } = options;
  if (spans.length < 2) return { tables: [detectStructure(records, options, forms)], chosen: 0 };
  const settled = headerRows?.at(-1);
  const withHeader = spans.findIndex(
    ({ first, end }) => settled !== undefined && settled >= first && settled < end,
  );
  const picked = tableIndex === undefined ? withHeader : Math.min(tableIndex, spans.length - 1);
  const plain = spans.map((span, i) => structureOf(records, span, { ...rest, last: i === spans.length - 1 }));
  const chosen = picked >= 0 ? picked : largest(plain, records.length, options.complete);
  const tables = plain.map((table, i) => {
    const span = spans[i];
    if (i !== chosen || headerRows === undefined || span === undefined) return table;
    const own = headerRows.filter((row) => row >= span.first && row < span.end);
    // Rows of another table are no header of this one.
    if (own.length < headerRows.length) return table;
    return structureOf(records, span, { ...rest, headerRows: own, last: i === spans.length - 1 });
  });
  return { tables, chosen };
}

function structureOf(
  records: readonly (readonly string[])[],
  { first, end }: TableSpan,
  { last, ...options }: StructureOptions & { readonly last: boolean },
): TableStructure {
  const own = records.slice(first, end);
  const headerRows = options.headerRows?.map((row) => row - first);
  const structure = detectStructure(own, {
    ...options,
    complete: options.complete || !last,
    ...(headerRows === undefined ? {} : { headerRows }),
  });
  const whole = last ? structure : withTail(own, structure);
  return moved(whole, first, last ? null : end);
}

/** Adds the totals and notes at the end of a table that others stand below. */
function withTail(records: readonly (readonly string[])[], structure: TableStructure): TableStructure {
  const from = Math.max(structure.firstDataRow, records.length - parseOptions.tailRecords);
  const classes = classifyTail(records.slice(from), { structure });
  const skipped = new Set(structure.skippedRows);
  const derived = new Set(structure.derivedRows);
  for (let i = 0; i < classes.length; i += 1) {
    if (classes[i] === 'derived' && structure.innerRowsAreData !== true) derived.add(from + i);
    else if (classes[i] !== 'notes') continue;
    skipped.add(from + i);
  }
  return { ...structure, skippedRows: ascending(skipped), derivedRows: ascending(derived) };
}

/** The same table with its records counted from the beginning of the text. */
function moved(structure: TableStructure, by: number, end: number | null): TableStructure {
  const shift = (rows: readonly number[] | undefined): readonly number[] =>
    (rows ?? []).map((row) => row + by);
  const { innerRule } = structure;
  return {
    ...structure,
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

/** The table with most cells; one that goes on behind the head is larger than any in it. */
function largest(tables: readonly TableStructure[], records: number, complete: boolean): number {
  const sizes = tables.map(({ span, firstDataRow, columnNames }) =>
    (span?.end ?? null) === null && !complete
      ? Number.POSITIVE_INFINITY
      : ((span?.end ?? records) - firstDataRow) * columnNames.length,
  );
  return sizes.indexOf(Math.max(...sizes));
}

function ascending(rows: ReadonlySet<number>): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}
