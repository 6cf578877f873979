import { TextCheck, type TextVerdict } from './decode/textCheck.ts';
import { classifyTail } from './dialect/structure/classifyTail.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { ByteSource, LentDecoders } from './model/bytes.ts';
import type { ColumnTypeOverride, EncodingGuess } from './model/dialect.ts';
import { invariant } from './model/errors.ts';
import { parseOptions } from './model/options/readingOptions.ts';
import { profileOptions } from './model/options/understandingOptions.ts';
import { noFindings, type TextFindings } from './model/textFindings.ts';
import { BatchPool } from './parse/batchPool.ts';
import { cellText } from './parse/cellText.ts';
import type { DataReport } from './parse/dataBatch.ts';
import { LocatedFindings } from './parse/locatedFindings.ts';
import { type DelimitedTable, readData } from './parse/readData.ts';
import { type RowIndex, RowIndexBuilder } from './parse/rowIndex.ts';
import type { TextPosition } from './parse/splitRecords.ts';
import { startTable, stepTable, type TableState } from './profile/tableFold.ts';

/** A text, or a part of it, to be profiled. */
export interface RangeInput {
  readonly text: ByteSource;
  readonly table: DelimitedTable;
  readonly columnTypes?: readonly ColumnTypeOverride[] | undefined;
  readonly kernel?: Kernel | undefined;
  /** Where to begin; absent for the beginning. */
  readonly from?: TextPosition;
  /** Where somebody else begins; see `ReadOptions`. */
  readonly until?: number | undefined;
  /** What is odd about the text as bytes, where somebody has looked at all of them; otherwise this reading looks. */
  readonly findings: TextFindings | null;
  /** What the bytes are taken for while nobody has looked at all of them. */
  readonly encoding: EncodingGuess;
  readonly decoders?: LentDecoders | undefined;
  readonly lines?: boolean;
  /** The range is one of two parts, each of which keeps less than one reading would. */
  readonly isPart?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (doneBytes: number, rows: number) => void;
}

/** What one reading of a range comes to. */
export interface RangeProfile {
  readonly fold: TableState;
  readonly report: DataReport;
  readonly index: RowIndex;
  /** Where the range ended, if that is where somebody else began; `null` at the end of the text. */
  readonly stop: TextPosition | null;
  /** What this reading found of the bytes; `null` where they were looked at before. */
  readonly verdict: TextVerdict | null;
  readonly located: LocatedFindings;
}

/** Reads the data rows of a range once, from its first record to its last, and folds them. */
export async function profileRange(input: RangeInput): Promise<RangeProfile> {
  const { text, table, kernel, columnTypes } = input;
  const check = input.findings === null ? new TextCheck(input.encoding, { lent: input.decoders }) : null;
  const located = new LocatedFindings(input.findings ?? check?.findings ?? noFindings);
  const columnCount = table.structure.columnNames.length;
  // A short text does not win back what the kernel needs to begin.
  const quick =
    kernel !== undefined &&
    text.sizeBytes >= parseOptions.kernelBytes &&
    columnCount <= parseOptions.kernelColumns;
  if (quick) kernel.begin();
  const pool = new BatchPool(quick ? kernel : undefined);
  const fold = startTable(columnCount, {
    readText: cellText,
    batches: pool,
    ...(input.isPart === true ? { rowHashes: profileOptions.partRowHashes } : {}),
    ...(columnTypes === undefined ? {} : { columnTypes }),
  });
  const index = new RowIndexBuilder();
  const checked = (chunk: Uint8Array): void => {
    if (!(kernel?.isPlain(chunk) === true && check?.skip(chunk.length) === true)) check?.push(chunk);
  };
  let rows = 0;
  let report: DataReport | undefined;
  let stop: TextPosition | null = null;
  const batches = readData(text, table, {
    pool,
    classifyTail,
    lines: input.lines ?? false,
    ...(input.from === undefined ? {} : { from: input.from }),
    until: input.until,
    onUntil: (place) => {
      stop = place;
    },
    onChunk: check === null ? undefined : checked,
    signal: input.signal,
    onBytes: (doneBytes) => input.onProgress?.(doneBytes, rows),
    onReport: (last) => {
      report = last;
    },
  });
  for await (const data of batches) {
    stepTable(fold, data.batch, data.selected);
    index.add(data);
    located.see(data.batch);
    rows += data.selected.length;
  }
  invariant(report !== undefined, 'reading to the end gives a report');
  return { fold, report, index: index.finish(), stop, verdict: check?.finish() ?? null, located };
}
