import { readHead } from '../../../core/decode/readHead.ts';
import type { ByteSource } from '../../../core/model/bytes.ts';
import type { OutputRows } from '../../../core/model/runSearch.ts';
import type { OpenTable } from '../../../core/open/describeTables.ts';
import type { RowSelection } from '../../../core/ports/engine.ts';
import type { ReadTable } from '../../../core/analyze.ts';
import { readData } from '../../../core/parse/readData.ts';
import { readRowsAt, RowIndexBuilder } from '../../../core/parse/rowIndex.ts';
import { splitHead } from '../../../core/parse/splitHead.ts';
import { writtenDialect } from '../../../core/parse/writtenDialect.ts';
import type { LiveTable } from './keptTable.ts';

/** Opens a CSV that a run wrote and finds where its rows begin: UTF-8, one header, and every record below it a row. */
export async function openWritten(source: ByteSource, name: string): Promise<ReadTable> {
  const head = await readHead(source);
  const complete = head.length >= source.sizeBytes;
  const [header = []] = splitHead(head, writtenDialect, { complete, maxRecords: 1 });
  const table: OpenTable = {
    kind: 'delimited',
    name,
    sheetIndex: null,
    encoding: { encoding: 'utf-8', margin: 1, byteOrderMark: false },
    findings: null,
    text: source,
    sheet: null,
    dialect: writtenDialect,
    structure: {
      headerRows: [0],
      firstDataRow: 1,
      skippedRows: [],
      tailKnown: true,
      headerMargin: 1,
      columnNames: header,
    },
    tableIndex: 0,
    tables: [],
    columnsBefore: 0,
    headRecords: [],
  };
  const index = new RowIndexBuilder();
  for await (const batch of readData(source, table)) index.add(batch);
  return { sheetIndex: null, table, index: index.finish() };
}

/** Rows of such a table, with its header and their number. */
export async function readOutput({ table, index }: LiveTable, selection: RowSelection): Promise<OutputRows> {
  const rows = await readRowsAt(table.text, { ...table, index }, selection);
  return {
    columns: table.structure.columnNames,
    rowCount: index.rowCount,
    rows: rows.map(({ cells }) => cells),
  };
}
