import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import type { Bench, Contestant } from './bench.ts';
import { type RejectsTruth, writeRejectsFile } from './files/rejectsFile.ts';

const script =
  (name: string) =>
  (path: string): readonly string[] => [`tests/bench/peers/${name}.mjs`, path];

/** Rows above the first reject: title, extent and header. */
const titleRows = 3;
/** Cells before the original ones: line, reason, field and value. */
const aboutCells = 4;

const own: Contestant = {
  name: 'writeReport',
  command: script('ownReport'),
  differences: (answer, truth) => differences(answer, truth as unknown as RejectsTruth),
};

/** The workbook that a manager is given of a run with many rejects. */
export const bench: Bench = {
  title: 'Excel report of 100,000 rejects of 20 columns',
  about:
    'Mapwright writes the whole report with all its sheets from the rejects file of a run, reasons in words. exceljs is given the same file and writes the rows of that one sheet, codes as they stand. Wanted: 10 s.',
  inputs: [
    {
      name: 'rejects-100000.csv',
      label: '100,000 rejects',
      write: (path) => writeRejectsFile(path, { rows: 100_000, seed: 1 }),
    },
  ],
  own,
  compared: 'rejected rows and their filled original cells, as SheetJS reads them',
  peers: [{ name: 'exceljs, streaming', command: script('exceljsReport'), goal: 1 }],
  pairs: 5,
  peakGoal: 200,
};

function differences(answer: string, truth: RejectsTruth): readonly string[] {
  const { output } = JSON.parse(answer) as { readonly output: string };
  const { Sheets } = read(readFileSync(output), { dense: true, sheets: 'Rejects' });
  const rows = (Sheets['Rejects']?.['!data'] ?? []) as readonly (readonly unknown[])[];
  const originals = rows.slice(titleRows).map((row) => row.slice(aboutCells));
  const found: RejectsTruth = {
    rows: originals.length,
    cells: originals.reduce((sum, row) => sum + row.filter((cell) => cell !== undefined).length, 0),
  };
  return (['rows', 'cells'] as const).flatMap((what) =>
    found[what] === truth[what] ? [] : [`${what}: ${found[what]} instead of ${truth[what]}`],
  );
}
