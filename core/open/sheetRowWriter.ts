import type { OpenTable } from './describeTables.ts';
import { classifyTail } from '../dialect/structure/classifyTail.ts';
import { FactsJoiner } from './joinFacts.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { ByteSink } from '../model/bytes.ts';
import type { RecordOrigins } from '../model/joinedSheets.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { SheetFacts } from '../model/sheet.ts';
import { BatchPool } from '../parse/batchPool.ts';
import type { DataReport } from '../parse/dataBatch.ts';
import { readData } from '../parse/readData.ts';
import { type FoundRecord, OriginsBuilder } from '../parse/recordOrigins.ts';
import { RecordsWithCell } from '../parse/recordsWithCell.ts';
import { csvRecord } from '../values/text/csvRecord.ts';
import { hasFilled } from '../values/cells/filledCells.ts';

/** What is written of one sheet. */
interface SheetRows {
  readonly table: OpenTable;
  readonly sheetName: string;
  /** The text goes to the end of the sheet. */
  readonly isEnd: boolean;
}

/** What a job lends to it. */
interface WriteHelp {
  readonly kernel?: Kernel | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Writes the data rows of sheets one below the other, behind a header that is written already. */
export class SheetRowWriter {
  /** Data rows written so far. */
  rows = 0;
  private readonly sink: ByteSink;
  private readonly columnCount: number;
  private readonly joiner: FactsJoiner;
  private readonly built = new OriginsBuilder();
  private readonly sheetNames: string[] = [];
  /** Number of the next record; the header is the first. */
  private record = 1;

  /** @param like Of the table whose columns all have. */
  constructor(sink: ByteSink, like: { readonly columnsBefore: number; readonly columnCount: number }) {
    this.sink = sink;
    this.columnCount = like.columnCount;
    this.joiner = new FactsJoiner(like.columnsBefore, like.columnsBefore + like.columnCount);
  }

  async write({ table, sheetName, isEnd }: SheetRows, { kernel, signal }: WriteHelp): Promise<DataReport> {
    const sheet = this.sheetNames.push(sheetName) - 1;
    const first = this.record;
    const cell = { at: this.columnCount, bytes: new TextEncoder().encode(csvRecord([sheetName])) };
    const quick =
      kernel !== undefined &&
      table.text.sizeBytes >= parseOptions.kernelBytes &&
      this.columnCount <= parseOptions.kernelColumns;
    if (quick) kernel.begin();
    const pool = new BatchPool(quick ? kernel : undefined);
    const records = new RecordsWithCell();
    const batches = readData(table.text, table, { pool, signal, ...(isEnd ? { classifyTail } : {}) });
    /** Blank rows behind the last data row; they count only where another one follows. */
    let blanks: number[] = [];
    let before = -1;
    for (;;) {
      const step = await batches.next();
      if (step.done === true) {
        this.addFacts(table, first);
        return step.value;
      }
      const { batch, selected } = step.value;
      let next = 0;
      for (let r = 0; r < batch.recordCount; r += 1) {
        const row = batch.firstRecord + r;
        if (selected[next] !== r) {
          const first = batch.recordFirstCell[r] ?? 0;
          if (before >= 0 && !hasFilled(batch, first, batch.recordFirstCell[r + 1] ?? first))
            blanks.push(row);
          continue;
        }
        next += 1;
        for (const blank of blanks) {
          records.addBlank();
          this.place(sheet, blank);
        }
        if (blanks.length > 0) blanks = [];
        records.add(batch, r, cell);
        this.place(sheet, row);
        before = row;
        this.rows += 1;
      }
      await this.sink.write(records.take());
    }
  }

  facts(): SheetFacts {
    return this.joiner.finish();
  }

  origins(): RecordOrigins {
    return this.built.finish(this.sheetNames);
  }

  private addFacts({ sheet, columnsBefore }: OpenTable, first: number): void {
    const recordFrom = (row: number): FoundRecord => this.built.recordFrom(row);
    if (sheet !== null) this.joiner.add(sheet, { columnsBefore, first, end: this.record, recordFrom });
  }

  private place(sheet: number, row: number): void {
    this.built.add(this.record, sheet, row);
    this.record += 1;
  }
}
