import type { LineClass, TableStructure } from '../model/dialect.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';
import { LineClassList } from './lineClassList.ts';
import type { DataBatch, DataReport } from './dataBatch.ts';

const blankUpTo = 0x20;

export interface SelectionOptions {
  /** Data rows before the first record. */
  readonly firstRow: number;
  /** Collects `DataReport.lineClasses`. */
  readonly lines: boolean;
  /** Whether the text is the spool of a workbook's sheet. */
  readonly isSheet: boolean;
}

/** Decides of each record in turn whether it is a data row, and counts what it saw. Batches must come in order. */
export class DataSelection {
  private readonly structure: TableStructure;
  private readonly columnCount: number;
  private readonly isSheet: boolean;
  private readonly skipped: number[];
  private readonly tailSkipped: number[] = [];
  private readonly classes: LineClassList | undefined;
  private nextSkipped = 0;
  private rows: number;
  private rejectedRows = 0;
  private readonly rejectedRecords: number[] = [];
  private unterminatedQuotes = 0;
  private readonly unterminatedRecords: number[] = [];
  private twiceQuotedCells = 0;
  private readonly twiceQuotedRecords: number[] = [];
  private recordCount = 0;
  private blankRecords = 0;
  private tailFirstRecord = 0;
  private tail: readonly LineClass[] = [];

  constructor(structure: TableStructure, options: SelectionOptions) {
    this.structure = structure;
    this.columnCount = structure.columnNames.length;
    this.skipped = [...structure.skippedRows];
    this.isSheet = options.isSheet;
    this.rows = options.firstRow;
    if (options.lines) this.classes = new LineClassList();
  }

  /** What the last records are; to be set before they are selected from. */
  setTail(firstRecord: number, classes: readonly LineClass[]): void {
    this.tailFirstRecord = firstRecord;
    this.tail = classes;
  }

  select(batch: RecordBatch): DataBatch {
    const selected = new Int32Array(batch.recordCount);
    const rejected: number[] = [];
    const firstRow = this.rows;
    const strayQuotes = hasUnterminated(batch.cellFlags);
    if (hasTwiceQuoted(batch.cellFlags)) this.countTwiceQuoted(batch);
    let count = 0;
    for (let r = 0; r < batch.recordCount; r += 1) {
      const record = batch.firstRecord + r;
      const skippedClass = this.classOfSkipped(record);
      const stray = strayQuotes && this.countStrayQuotes(batch, r);
      let lineClass: LineClass = 'data';
      if (isBlank(batch, r)) {
        this.blankRecords += 1;
        lineClass = 'empty';
      } else if (skippedClass !== undefined) lineClass = skippedClass;
      else if (stray && cellCount(batch, r) !== this.columnCount) {
        rejected.push(r);
        this.rejectedRows += 1;
        if (this.rejectedRecords.length < parseOptions.reportedRecords) this.rejectedRecords.push(record);
      } else {
        selected[count] = r;
        count += 1;
      }
      this.classes?.add(lineClass);
    }
    this.rows += count;
    this.recordCount = batch.firstRecord + batch.recordCount;
    return {
      batch,
      selected: selected.subarray(0, count),
      rejected: Int32Array.from(rejected),
      isSheet: this.isSheet,
      firstRow,
    };
  }

  report(): DataReport {
    const report = {
      skippedRows: [...new Set([...this.skipped, ...this.tailSkipped])].sort((a, b) => a - b),
      rowCount: this.rows,
      rejectedRows: this.rejectedRows,
      rejectedRecords: this.rejectedRecords,
      unterminatedQuotes: this.unterminatedQuotes,
      unterminatedRecords: this.unterminatedRecords,
      twiceQuotedCells: this.twiceQuotedCells,
      twiceQuotedRecords: this.twiceQuotedRecords,
      recordCount: this.recordCount,
      blankRecords: this.blankRecords,
    };
    return this.classes === undefined ? report : { ...report, lineClasses: this.classes.toArray() };
  }

  /** What a record is that the structure or the tail says is no data; `undefined` for a candidate. */
  private classOfSkipped(record: number): LineClass | undefined {
    const { structure, skipped } = this;
    while ((skipped[this.nextSkipped] ?? Number.POSITIVE_INFINITY) < record) this.nextSkipped += 1;
    if (record < structure.firstDataRow) return structure.headerRows.includes(record) ? 'header' : 'metadata';
    const inTail = this.tail[record - this.tailFirstRecord];
    if (inTail !== undefined && inTail !== 'data' && inTail !== 'empty') {
      this.tailSkipped.push(record);
      return inTail;
    }
    if (skipped[this.nextSkipped] !== record) return undefined;
    if (structure.groupRows?.includes(record) === true) return 'group';
    return structure.derivedRows?.includes(record) === true ? 'derived' : 'notes';
  }

  private countTwiceQuoted(batch: RecordBatch): void {
    for (let r = 0; r < batch.recordCount; r += 1) {
      const end = batch.recordFirstCell[r + 1] ?? 0;
      let found = 0;
      for (let cell = batch.recordFirstCell[r] ?? end; cell < end; cell += 1)
        if (((batch.cellFlags[cell] ?? 0) & cellFlag.twiceQuoted) !== 0) found += 1;
      this.twiceQuotedCells += found;
      if (found > 0 && this.twiceQuotedRecords.length < parseOptions.reportedRecords)
        this.twiceQuotedRecords.push(batch.firstRecord + r);
    }
  }

  private countStrayQuotes(batch: RecordBatch, record: number): boolean {
    const end = batch.recordFirstCell[record + 1] ?? 0;
    let stray = false;
    for (let cell = batch.recordFirstCell[record] ?? end; cell < end; cell += 1) {
      if (((batch.cellFlags[cell] ?? 0) & cellFlag.unterminated) === 0) continue;
      this.unterminatedQuotes += 1;
      stray = true;
    }
    if (stray && this.unterminatedRecords.length < parseOptions.reportedRecords)
      this.unterminatedRecords.push(batch.firstRecord + record);
    return stray;
  }
}

/** Whether every cell of a record is empty or blanks. Cells quoted on purpose (`""`) count as filled. */
function isBlank(batch: RecordBatch, record: number): boolean {
  const { bytes, cellStart, cellEnd, cellFlags } = batch;
  const end = batch.recordFirstCell[record + 1] ?? 0;
  for (let cell = batch.recordFirstCell[record] ?? end; cell < end; cell += 1) {
    if (((cellFlags[cell] ?? 0) & cellFlag.quoted) !== 0) return false;
    const stop = cellEnd[cell] ?? 0;
    for (let p = cellStart[cell] ?? stop; p < stop; p += 1) if ((bytes[p] ?? 0) > blankUpTo) return false;
  }
  return true;
}

function cellCount(batch: RecordBatch, record: number): number {
  return (batch.recordFirstCell[record + 1] ?? 0) - (batch.recordFirstCell[record] ?? 0);
}

/** A native search for the two sums the flag occurs in: an unterminated cell is never quoted. */
function hasUnterminated(flags: Uint8Array): boolean {
  return flags.includes(cellFlag.unterminated) || flags.includes(cellFlag.unterminated | cellFlag.nonAscii);
}

/** The same for the four sums of cells that were quoted twice over. */
function hasTwiceQuoted(flags: Uint8Array): boolean {
  const plain = cellFlag.quoted | cellFlag.twiceQuoted;
  const { escaped, nonAscii } = cellFlag;
  return [0, escaped, nonAscii, escaped | nonAscii].some((more) => flags.includes(plain | more));
}
