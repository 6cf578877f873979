import { workbookOptions } from '../model/options/workbookOptions.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { Range } from '../model/range.ts';
import {
  type CellFinding,
  plainLayout,
  type SheetFacts,
  type SheetFindings,
  type SheetFormats,
  type SheetLayout,
  type Stretch,
} from '../model/sheet.ts';
import type { FoundRecord } from '../parse/recordOrigins.ts';

/** Where the rows of one sheet stand in the text that they were written into. */
export interface SheetPlace {
  /** Columns to the left of the sheet's table. */
  readonly columnsBefore: number;
  /** Records of the text that are of this sheet: the first, and the one behind the last. */
  readonly first: number;
  readonly end: number;
  /** The first of these records whose row is this one or a later one; `end` where there is none. */
  readonly recordFrom: (row: number) => FoundRecord;
}

type Run = readonly [record: number, code: string];

/** Joins what is known of sheets beside their text, as it is for the text of all of them: rows become its records. */
export class FactsJoiner {
  private readonly columnsBefore: number;
  private readonly columnsEnd: number;
  private readonly runs: Run[][] = [];
  private readonly findings: Record<keyof SheetFindings, Map<number, { count: number; rows: number[] }>> = {
    textNumbers: new Map(),
    formulasWithoutValue: new Map(),
  };
  private readonly merges: Range[] = [];
  private readonly hiddenRows: Stretch[] = [];
  /** By their ends, as most sheets hide the same ones. */
  private readonly hiddenColumns = new Map<string, Stretch>();
  private dateSystem: SheetFormats['dateSystem'] = 1900;
  private runCount = 0;

  /**
   * @param columnsBefore Columns that count as standing to the left of the joined table.
   * @param columnsEnd The first behind its columns; it holds the names of the sheets.
   */
  constructor(columnsBefore: number, columnsEnd: number) {
    this.columnsBefore = columnsBefore;
    this.columnsEnd = columnsEnd;
  }

  add({ formats, findings, layout }: SheetFacts, place: SheetPlace): void {
    if (place.first >= place.end) return;
    this.dateSystem = formats.dateSystem;
    const shift = this.columnsBefore - place.columnsBefore;
    const width = Math.min(
      Math.max(formats.columns.length, this.runs.length - shift),
      this.columnsEnd - shift,
    );
    for (let column = 0; column < width; column += 1)
      if (column + shift >= 0) this.addRuns(column + shift, formats.columns[column] ?? [], place);
    for (const kind of ['textNumbers', 'formulasWithoutValue'] as const)
      for (const finding of findings[kind])
        this.addFinding(kind, { ...finding, column: finding.column + shift }, place);
    this.addLayout(layout, shift, place);
  }

  finish(): SheetFacts {
    const isKept = this.runCount <= workbookOptions.formatRuns;
    return {
      firstColumn: this.columnsBefore,
      layout: {
        ...plainLayout,
        merges: this.merges,
        hiddenRows: this.hiddenRows,
        hiddenColumns: [...this.hiddenColumns.values()],
      },
      formats: { dateSystem: this.dateSystem, columns: isKept ? this.runs : [] },
      findings: {
        textNumbers: listed(this.findings.textNumbers),
        formulasWithoutValue: listed(this.findings.formulasWithoutValue),
      },
    };
  }

  private addRuns(column: number, changes: SheetFormats['columns'][number], place: SheetPlace): void {
    while (this.runs.length <= column) this.runs.push([]);
    const runs = this.runs[column] ?? [];
    const set = (record: number, code: string): void => {
      // Of several changes between two rows that were taken the last one holds.
      if (runs.at(-1)?.[0] === record) runs.pop();
      if ((runs.at(-1)?.[1] ?? 'General') === code) return;
      this.runCount += 1;
      if (this.runCount <= workbookOptions.formatRuns) runs.push([record, code]);
    };
    set(place.first, 'General');
    for (const [row, code] of changes) {
      const { record } = place.recordFrom(row);
      if (record < place.end) set(record, code);
    }
  }

  /** What is hidden and merged among the rows that were taken; where tables stand is settled. */
  private addLayout(layout: SheetLayout, shift: number, { recordFrom }: SheetPlace): void {
    const records = (from: number, to: number): Stretch | undefined => {
      const first = recordFrom(from).record;
      const last = recordFrom(to + 1).record - 1;
      return first <= last ? [first, last] : undefined;
    };
    for (const [from, to] of layout.hiddenRows) {
      const stretch = records(from, to);
      if (stretch !== undefined && this.hiddenRows.length < workbookOptions.stretches)
        this.hiddenRows.push(stretch);
    }
    for (const [from, to] of layout.hiddenColumns)
      if (to + shift >= 0 && from + shift < this.columnsEnd)
        this.hiddenColumns.set(`${from + shift}:${to + shift}`, [
          Math.max(0, from + shift),
          Math.min(to + shift, this.columnsEnd - 1),
        ]);
    for (const { top, bottom, left, right } of layout.merges) {
      const stretch = records(top, bottom);
      const isOutside = left + shift < 0 || right + shift >= this.columnsEnd;
      if (stretch === undefined || isOutside || this.merges.length >= workbookOptions.merges) continue;
      this.merges.push({ top: stretch[0], bottom: stretch[1], left: left + shift, right: right + shift });
    }
  }

  private addFinding(
    kind: keyof SheetFindings,
    { column, count, rows }: CellFinding,
    { recordFrom }: SheetPlace,
  ): void {
    const records = rows.flatMap((row) => {
      const { record, isRow } = recordFrom(row);
      return isRow ? [record] : [];
    });
    // Those in titles and totals are none of the table's; behind the listed ones nobody knows.
    const outside = rows.length - records.length;
    if (column < 0 || column >= this.columnsEnd || count === outside) return;
    const sum = this.findings[kind].get(column) ?? { count: 0, rows: [] };
    sum.count += count - outside;
    sum.rows.push(...records.slice(0, parseOptions.reportedRecords - sum.rows.length));
    this.findings[kind].set(column, sum);
  }
}

function listed(found: ReadonlyMap<number, Omit<CellFinding, 'column'>>): readonly CellFinding[] {
  return [...found].sort(([a], [b]) => a - b).map(([column, { count, rows }]) => ({ column, count, rows }));
}
