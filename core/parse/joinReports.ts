import { parseOptions } from '../model/options/readingOptions.ts';
import type { DataReport } from './dataBatch.ts';

/** The report on a text of two parts, of which the second counted its records from 0, without line classes. */
export function joinReports(first: DataReport, second: DataReport, recordsBefore: number): DataReport {
  const later = (records: readonly number[]): readonly number[] =>
    records.map((record) => record + recordsBefore);
  const reported = (one: readonly number[], other: readonly number[]): readonly number[] =>
    [...one, ...later(other)].slice(0, parseOptions.reportedRecords);
  const hasRows = second.rowCount + second.rejectedRows + second.innerRows > 0;
  return {
    skippedRows: [...first.skippedRows, ...later(second.skippedRows)],
    rowCount: first.rowCount + second.rowCount,
    innerRows: first.innerRows + second.innerRows,
    innerRecords: reported(first.innerRecords, second.innerRecords),
    rejectedRows: first.rejectedRows + second.rejectedRows,
    rejectedRecords: reported(first.rejectedRecords, second.rejectedRecords),
    unterminatedQuotes: first.unterminatedQuotes + second.unterminatedQuotes,
    unterminatedRecords: reported(first.unterminatedRecords, second.unterminatedRecords),
    twiceQuotedCells: first.twiceQuotedCells + second.twiceQuotedCells,
    twiceQuotedRecords: reported(first.twiceQuotedRecords, second.twiceQuotedRecords),
    recordCount: recordsBefore + second.recordCount,
    lastRecord: hasRows ? recordsBefore + second.lastRecord : first.lastRecord,
    blankRecords: first.blankRecords + second.blankRecords,
  };
}
