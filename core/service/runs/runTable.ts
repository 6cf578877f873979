import type { Run } from '../../model/run.ts';
import { csvRecord, recordEnd } from '../../values/text/csvRecord.ts';
import { excelSafe } from '../../values/text/excelSafe.ts';

/** `csv`: a table that spreadsheet programs open as it is. `json`: the whole record of each run, one a line. */
export type RunTableFormat = 'csv' | 'json';

const columns: readonly (readonly [name: string, cell: (run: Run, sender: string | null) => string])[] = [
  ['started', (run) => run.startedAt],
  ['finished', (run) => run.finishedAt ?? ''],
  ['file', (run) => run.fileName],
  ['sender', (_, sender) => sender ?? ''],
  ['pack', (run) => run.packId],
  ['mapping', (run) => run.mappingId],
  ['version', (run) => String(run.mappingVersion)],
  ['state', (run) => run.state],
  ['trigger', (run) => run.trigger],
  ['person', (run) => run.startedBy],
  ['rows_in', (run) => String(run.counts?.rowsIn ?? '')],
  ['rows_out', (run) => String(run.counts?.rowsOut ?? '')],
  ['rows_rejected', (run) => String(run.counts?.rowsRejected ?? '')],
  ['quality', (run) => String(run.counts?.quality?.overall ?? '')],
  ['size_bytes', (run) => String(run.facts?.sizeBytes ?? '')],
  ['sha256', (run) => run.facts?.sha256 ?? ''],
  ['error', (run) => run.error?.message ?? ''],
  ['run', (run) => run.id],
];

/** What stands before the first run. The mark makes Excel read UTF-8 as such. */
export function runTableHead(format: RunTableFormat): string {
  return format === 'json' ? '' : `\uFEFF${csvRecord(columns.map(([name]) => name))}${recordEnd}`;
}

/** One run, with its line end. */
export function runTableLine(format: RunTableFormat, run: Run, sender: string | null): string {
  if (format === 'json') return `${JSON.stringify(run)}\n`;
  return `${csvRecord(columns.map(([, cell]) => excelSafe(cell(run, sender))))}${recordEnd}`;
}
