import type { OutputFile, OutputKind } from '../model/run.ts';
import { countText } from './countText.ts';
import type { ReportCell } from './reportFacts.ts';
import { looked, looks } from './reportLooks.ts';

const kindWords: Readonly<Record<OutputKind, string>> = {
  'cleaned-csv': 'Cleaned rows, CSV',
  'cleaned-excel-csv': 'Cleaned rows, CSV for Excel',
  'cleaned-xlsx': 'Cleaned rows, Excel',
  'cleaned-parquet': 'Cleaned rows, Parquet',
  'rejects-csv': 'Rejected rows',
  'duplicates-csv': 'Rows that stand more than once',
  'aggregates-csv': 'Totals',
  'summary-json': 'Summary, JSON',
  'validation-json': 'Validation, JSON',
  'report-xlsx': 'Report, Excel',
  'source-gz': 'Copy of the source, gzip',
};

/** The files that a run wrote beside the report; the parts of one table are one line. */
export function fileRows(outputs: readonly OutputFile[]): readonly (readonly ReportCell[])[] {
  if (outputs.length === 0) return [];
  const tables = new Map<string, OutputFile[]>();
  for (const output of outputs) {
    const [name = ''] = output.name.split('/');
    tables.set(name, [...(tables.get(name) ?? []), output]);
  }
  return [
    [
      looked('What', looks.smallHeader),
      looked('File', looks.smallHeader),
      looked('Bytes', looks.figureHeader),
    ],
    ...[...tables].map(([name, files]): readonly ReportCell[] => [
      kindWords[files[0]?.kind ?? 'cleaned-csv'],
      files.length === 1 ? name : `${name}, ${countText(files.length)} files in folders`,
      files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    ]),
  ];
}
