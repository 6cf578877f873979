import type { AnalyzeInput, ReadTable } from '../../../core/analyze.ts';
import { classifyTail } from '../../../core/dialect/structure/classifyTail.ts';
import { invariant } from '../../../core/model/errors.ts';
import type { OpenTable } from '../../../core/open/describeTables.ts';
import { plainFacts } from '../../../core/model/sheet.ts';
import { openSource } from '../../../core/open/openTable.ts';
import { readData } from '../../../core/parse/readData.ts';
import { type RowIndex, RowIndexBuilder } from '../../../core/parse/rowIndex.ts';
import { type FileIdentity, type FileSource, isFileSource, openFileSource } from '../files/fileSource.ts';

/** An opened table as plain data, so that any worker can go on with it: what it is, where its text lies, where its rows begin. */
export interface KeptTable {
  readonly table: Omit<OpenTable, 'text'>;
  readonly index: RowIndex;
  /** The source as it was when the table was opened; when it has changed, the table is worth nothing. */
  readonly source: FileIdentity;
  /** Of the source's bytes, lower-case hex: what is kept outlives a restart by it, as `source` does not. */
  readonly sha256: string;
  /** Spool of the text in scratch; `null` where the source itself is the text. */
  readonly spool: { readonly path: string; readonly identity: FileIdentity } | null;
}

/** A kept table that is open for reading. */
export interface LiveTable {
  readonly table: OpenTable;
  readonly index: RowIndex;
  readonly source: FileSource;
  readonly sha256: string;
  close(): Promise<void>;
}

/** Makes a table that was read to its end into one that can be kept. */
export function keepTable(
  { table, index }: ReadTable,
  { source, sha256 }: { readonly source: FileSource; readonly sha256: string },
): KeptTable {
  const { text, ...rest } = table;
  const spool = isFileSource(text) ? { path: text.path, identity: text.identity } : null;
  return {
    table: { ...rest, sheet: rest.sheet === null ? null : { ...plainFacts, formats: rest.sheet.formats } },
    index,
    source: source.identity,
    sha256,
    spool: spool?.path === source.path ? null : spool,
  };
}

/**
 * Opens a kept table for reading.
 * @throws {AppError} `SOURCE_CHANGED`, `SOURCE_UNREADABLE`
 */
export async function reviveTable(
  kept: KeptTable,
  file: { readonly path: string; readonly name: string },
): Promise<LiveTable> {
  const source = await openFileSource(file.path, { name: file.name, expected: kept.source });
  try {
    const spool =
      kept.spool === null
        ? undefined
        : await openFileSource(kept.spool.path, { name: file.name, expected: kept.spool.identity });
    return {
      table: { ...kept.table, text: spool ?? source },
      index: kept.index,
      source,
      sha256: kept.sha256,
      async close() {
        await spool?.close();
        await source.close();
      },
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Opens the chosen table of a source and reads it to its end, for its rows only: as `analyze` does, without the statistics. */
export async function readTable(input: AnalyzeInput): Promise<ReadTable> {
  const opened = await openSource(input);
  const [table] = await opened.open(opened.chosenSheet, 'whole');
  const index = new RowIndexBuilder();
  let skippedRows: readonly number[] | undefined;
  const batches = readData(table.text, table, {
    classifyTail,
    onReport: (report) => {
      skippedRows = report.skippedRows;
    },
  });
  for await (const data of batches) index.add(data);
  invariant(skippedRows !== undefined, 'reading to the end gives a report');
  return {
    sheetIndex: table.sheetIndex,
    table: { ...table, structure: { ...table.structure, skippedRows } },
    index: index.finish(),
  };
}
