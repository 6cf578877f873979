import type { TableStructure } from '../../model/dialect.ts';
import { plainLayout, type SheetLayout } from '../../model/sheet.ts';
import { blockWidth } from './blockWidth.ts';
import { columnNames } from '../header/columnNames.ts';
import { type InnerRows, innerRows } from './innerRows.ts';
import { type HeaderFound, findHeader, nextFilled } from '../header/findHeader.ts';
import { supportedHeader } from '../header/headerEvidence.ts';
import {
  headerMerges,
  holdsData,
  isTitleRange,
  type MergedLines,
  mergedHeader,
} from '../header/mergedHeader.ts';
import { type RecordForm, recordForm } from '../header/recordForms.ts';
import { completedHeader } from '../header/shortHeader.ts';
import { alignedHeader, tableWidth } from './tableWidth.ts';

export interface StructureOptions {
  /** Header rows that a person has settled; `[]` where there is none. */
  readonly headerRows?: readonly number[];
  /** The first data row that a person has settled. */
  readonly firstDataRow?: number;
  /** `data`: nothing among the data is left out. */
  readonly innerRows?: 'data';
  /** What the sheet says besides its cells; rows and columns are counted as the records and their cells. */
  readonly layout?: SheetLayout;
  /** Whether `records` are the whole table. */
  readonly complete: boolean;
}

/**
 * Finds titles, header rows and the first data row among the first records of a table.
 *
 * In a table with figures the data begin where figures begin to stand in the columns of figures, and the header
 * is what stands above them, years included. In a table of text alone the first wide record is the header if it
 * looks like names (`headerVote`). A header may have several rows, blank ones in between; single cells above it
 * are titles, single cells below it are headings of groups.
 *
 * @param records All cells as text, blank records included.
 * @param forms Those of the records, where they are known.
 */
export function detectStructure(
  records: readonly (readonly string[])[],
  options: StructureOptions,
  forms: readonly RecordForm[] = records.map(recordForm),
): TableStructure {
  const { layout = plainLayout } = options;
  const found =
    options.headerRows === undefined
      ? supportedHeader(findHeader(records, forms), { records, forms, layout })
      : settledHeader(
          forms,
          [...options.headerRows].sort((a, b) => a - b),
        );
  const { headerRows, margin, runnerUp } = found;
  const firstDataRow = Math.max(options.firstDataRow ?? found.firstDataRow, (headerRows.at(-1) ?? -1) + 1);
  const body = records.slice(firstDataRow);
  const { lines, settled } = merged(records, headerRows, { layout, forms: forms.slice(firstDataRow) });
  const headers =
    lines.length === 1 ? lines.map((line) => alignedHeader(completedHeader(line, body), body)) : lines;
  const skippedRows: number[] = [];
  for (let row = 0; row < Math.min(firstDataRow, records.length); row += 1)
    if ((forms[row]?.filled ?? 0) > 0 && !headerRows.includes(row)) skippedRows.push(row);
  const titled = (skippedRows[0] ?? firstDataRow) < (headerRows[0] ?? firstDataRow);
  const inner =
    options.innerRows === 'data'
      ? undefined
      : innerRows(records, forms, { headerRows, firstDataRow, titled, margin, layout });
  if (inner !== undefined) {
    const { groupRows, derivedRows, repeatedHeaders, noteRows } = inner;
    const within = [...groupRows, ...derivedRows, ...repeatedHeaders, ...noteRows].filter(
      (row) => row >= firstDataRow,
    );
    skippedRows.push(...within.sort((a, b) => a - b));
  }
  return {
    headerRows,
    firstDataRow,
    skippedRows,
    ...(inner === undefined ? { innerRowsAreData: true } : innerFound(inner, options.complete)),
    headerMargin: margin,
    ...(runnerUp === undefined ? {} : { headerRunnerUp: runnerUp }),
    columnNames: columnNames(headers, Math.max(tableWidth(body, headers), blockWidth(body)), settled),
  };
}

/** The header's lines with the texts of merged headings in all columns that they span. */
function merged(
  records: readonly (readonly string[])[],
  headerRows: readonly number[],
  { layout, forms }: { readonly layout: SheetLayout; readonly forms: readonly RecordForm[] },
): MergedLines {
  const lines = headerRows.map((row) => records[row] ?? []);
  const last = headerRows.at(-1);
  if (last === undefined || layout.merges.length === 0) return { lines, settled: [] };
  const filled = holdsData(forms);
  const merges = headerMerges(layout, last + 1).filter((range) => !isTitleRange(range, filled));
  return mergedHeader(lines, headerRows, { merges, holdsData: filled });
}

/** The whole table leaves nothing for the rule to say. */
function innerFound(inner: InnerRows, complete: boolean): Partial<TableStructure> {
  const { groupRows, derivedRows, repeatedHeaders, innerRule } = inner;
  const rows = { groupRows, derivedRows, repeatedHeaders };
  return complete ? rows : { ...rows, innerRule };
}

function settledHeader(forms: readonly RecordForm[], headerRows: readonly number[]): HeaderFound {
  const last = headerRows.at(-1);
  const first = last === undefined ? 0 : last + 1;
  return { headerRows, firstDataRow: nextFilled(forms, first), margin: 1 };
}
