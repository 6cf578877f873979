import type { LineClass, TableStructure } from '../model/dialect.ts';
import type { RecordOrigins } from '../model/joinedSheets.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';
import { CommentTest } from './commentTest.ts';
import { InnerRowTest, firstFilled } from './innerRowTest.ts';
import { LineClassList } from './lineClassList.ts';
import type { DataBatch, DataReport } from './dataBatch.ts';

export interface SelectionOptions {
  /** Data rows before the first record. */
  readonly firstRow: number;
  /** Collects `DataReport.lineClasses`. */
  readonly lines: boolean;
  /** Whether the text is the spool of a workbook's sheet. */
  readonly isSheet: boolean;
  readonly origins?: RecordOrigins | undefined;
  /** What remarks among the data begin with. */
  readonly commentPrefix?: string | undefined;
}

/** Decides of each record in turn whether it is a data row, and counts what it saw. Batches must come in order. */
export class DataSelection {
  private readonly structure: TableStructure;
  private readonly columnCount: number;
  private readonly isSheet: boolean;
  private readonly origins: RecordOrigins | undefined;
  private readonly skipped: number[];
  /** First record behind the table. */
  private readonly end: number;
  private lastRecord = 0;
  private readonly skippedLater: number[] = [];
  private readonly innerClasses: ReadonlyMap<number, LineClass>;
  private readonly innerTest: InnerRowTest | undefined;
  private readonly kept: ReadonlySet<number> | undefined;
  private readonly commentTest: CommentTest | undefined;
  private readonly classes: LineClassList | undefined;
  private nextSkipped = 0;
  private rows: number;
  private rejectedRows = 0;
  private innerRows = 0;
  private readonly innerRecords: number[] = [];
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
    this.origins = options.origins;
    this.rows = options.firstRow;
    this.end = structure.span?.end ?? Number.POSITIVE_INFINITY;
    this.innerClasses = innerClassesOf(structure);
    if (structure.innerRule !== undefined) this.innerTest = new InnerRowTest(structure.innerRule);
    if (structure.keptRows !== undefined) this.kept = new Set(structure.keptRows);
    if (options.commentPrefix !== undefined) this.commentTest = new CommentTest(options.commentPrefix);
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
    const mayBeOdd = batch.wellFormed !== true;
    const strayQuotes = mayBeOdd && hasUnterminated(batch.cellFlags);
    // What stands behind the table is nothing to it, wherever the batch ends.
    const end = Math.min(batch.recordCount, this.end - batch.firstRecord);
    if (mayBeOdd && hasTwiceQuoted(batch.cellFlags)) this.countTwiceQuoted(batch, end);
    let count = 0;
    for (let r = 0; r < end; r += 1) {
      const record = batch.firstRecord + r;
      const first = firstFilled(batch, r);
      const skippedClass =
        this.kept?.has(record) === true
          ? undefined
          : (this.commentClass(batch, r) ?? this.classOfSkipped(record) ?? this.innerClass(batch, r, first));
      const stray = strayQuotes && this.countStrayQuotes(batch, r);
      let lineClass: LineClass = 'data';
      if (first < 0 && isBlank(batch, r)) {
        this.blankRecords += 1;
        lineClass = 'empty';
      } else if (skippedClass !== undefined) {
        lineClass = skippedClass;
        if (isInner(skippedClass) && record >= this.structure.firstDataRow) this.countInner(record);
      } else if (stray && cellCount(batch, r) !== this.columnCount) {
        rejected.push(r);
        this.rejectedRows += 1;
        if (this.rejectedRecords.length < parseOptions.reportedRecords) this.rejectedRecords.push(record);
      } else {
        selected[count] = r;
        count += 1;
      }
      if (lineClass === 'data' || isInner(lineClass)) this.lastRecord = record;
      this.classes?.add(lineClass);
    }
    this.rows += count;
    this.recordCount = batch.firstRecord + end;
    return {
      batch,
      selected: selected.subarray(0, count),
      rejected: Int32Array.from(rejected),
      isSheet: this.isSheet,
      origins: this.origins,
      firstRow,
    };
  }

  report(): DataReport {
    const report = {
      skippedRows: [...new Set([...this.skipped, ...this.skippedLater])].sort((a, b) => a - b),
      rowCount: this.rows,
      innerRows: this.innerRows,
      innerRecords: this.innerRecords,
      rejectedRows: this.rejectedRows,
      rejectedRecords: this.rejectedRecords,
      unterminatedQuotes: this.unterminatedQuotes,
      unterminatedRecords: this.unterminatedRecords,
      twiceQuotedCells: this.twiceQuotedCells,
      twiceQuotedRecords: this.twiceQuotedRecords,
      recordCount: this.recordCount,
      lastRecord: this.lastRecord,
      blankRecords: this.blankRecords,
    };
    return this.classes === undefined ? report : { ...report, lineClasses: this.classes.toArray() };
  }

  /** What a record is that the structure or the tail says is no data; `undefined` for a candidate. */
  private classOfSkipped(record: number): LineClass | undefined {
    const { structure, skipped } = this;
    while ((skipped[this.nextSkipped] ?? Number.POSITIVE_INFINITY) < record) this.nextSkipped += 1;
    const listed = skipped[this.nextSkipped] === record;
    if (record < structure.firstDataRow) {
      if (structure.headerRows.includes(record)) return 'header';
      return (listed ? this.innerClasses.get(record) : undefined) ?? 'metadata';
    }
    const inTail = this.tail[record - this.tailFirstRecord];
    if (inTail === 'notes' || (inTail === 'derived' && structure.innerRowsAreData !== true)) {
      this.skipLater(record);
      return inTail;
    }
    return listed ? (this.innerClasses.get(record) ?? 'notes') : undefined;
  }

  /** Whether a record among the data is a remark. */
  private commentClass(batch: RecordBatch, r: number): LineClass | undefined {
    const record = batch.firstRecord + r;
    if (this.commentTest === undefined || record < this.structure.firstDataRow) return undefined;
    if (!this.commentTest.isComment(batch, r)) return undefined;
    this.skipLater(record);
    return 'metadata';
  }

  /** What a record behind the head is that stands between the data and is none. */
  private innerClass(batch: RecordBatch, r: number, first: number): LineClass | undefined {
    if (first < 0 || this.innerTest === undefined) return undefined;
    const found = this.innerTest.classOf(batch, r, first);
    if (found !== undefined) this.skipLater(batch.firstRecord + r);
    return found;
  }

  private skipLater(record: number): void {
    if (this.skippedLater.length < parseOptions.listedSkipped) this.skippedLater.push(record);
  }

  /** Counts a record that was left out although it stands among the data. */
  private countInner(record: number): void {
    this.innerRows += 1;
    if (this.innerRecords.length < parseOptions.reportedRecords) this.innerRecords.push(record);
  }

  private countTwiceQuoted(batch: RecordBatch, records: number): void {
    for (let r = 0; r < records; r += 1) {
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

/** Whether a record of this class stands between the data or above them as a part of the table. */
function isInner(lineClass: LineClass): boolean {
  return lineClass === 'header' || lineClass === 'group' || lineClass === 'derived';
}

function innerClassesOf(structure: TableStructure): ReadonlyMap<number, LineClass> {
  const classes = new Map<number, LineClass>();
  for (const row of structure.groupRows ?? []) classes.set(row, 'group');
  for (const row of structure.derivedRows ?? []) classes.set(row, 'derived');
  for (const row of structure.repeatedHeaders ?? []) classes.set(row, 'header');
  return classes;
}

/** Whether a record without a filled cell is blank. Cells quoted on purpose (`""`) count as filled. */
function isBlank(batch: RecordBatch, record: number): boolean {
  const end = batch.recordFirstCell[record + 1] ?? 0;
  for (let cell = batch.recordFirstCell[record] ?? end; cell < end; cell += 1)
    if (((batch.cellFlags[cell] ?? 0) & cellFlag.quoted) !== 0) return false;
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
