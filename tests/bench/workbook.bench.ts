import type { Bench, Contestant, Peer } from './bench.ts';
import { mapwright } from './contestants.ts';
import { profileCompared } from './differencesOf.ts';
import { writeWorkbookFile } from './files/workbookFile.ts';
import { type WrittenTruth, writeWritingTask } from './files/writtenRows.ts';
import { writtenCompared, writtenDifferences } from './writtenDifferences.ts';

const script =
  (name: string) =>
  (path: string): readonly string[] => [`tests/bench/peers/${name}.mjs`, path];

/** They give values of cells and no more; unpacking is what no reader can do without. */
const readers: readonly Peer[] = [
  { name: 'exceljs, streaming', command: script('exceljsRead'), goal: 0.2 },
  { name: 'read-excel-file', command: script('readExcelFile'), goal: 0.3 },
  { name: 'SheetJS', command: script('sheetjsRead') },
  { name: 'zlib, unpacking only', command: script('unzip'), cpuGoal: 4.5 },
];

const ownWriter: Contestant = {
  name: 'writeWorkbook',
  command: script('ownWriter'),
  differences: (answer, truth) => writtenDifferences(answer, truth as unknown as WrittenTruth),
};

/** Workbooks, read with everything that an analysis tells, and written. */
export const benches: readonly Bench[] = [
  {
    title: 'Analysis of workbooks of 20 columns',
    about:
      'Mapwright reads all sheets, finds their tables, types every cell and gives statistics, issues and repeated rows. The readers only give the values of cells. Shared texts, dates, money, truth values, formulas with their results; two small sheets beside the large one.',
    inputs: [100_000, 10_000].map((rows) => ({
      name: `orders-${rows}.xlsx`,
      label: `${rows.toLocaleString('en')} rows`,
      write: (path) => writeWorkbookFile(path, { rows, seed: 1 }),
    })),
    own: mapwright,
    compared: profileCompared,
    peers: readers,
    pairs: 5,
    peakGoal: 200,
  },
  {
    title: 'Writing a workbook of 100,000 x 20',
    about:
      'Both write the same rows as a stream: texts, numbers, dates, truth values. The input tells only how many.',
    inputs: [
      {
        name: 'writing-100000.json',
        label: '100,000 rows',
        write: async (path) => writeWritingTask(path, { rows: 100_000, seed: 1 }),
      },
    ],
    own: ownWriter,
    compared: writtenCompared,
    peers: [{ name: 'exceljs, streaming', command: script('exceljsWriter'), goal: 1 }],
    pairs: 5,
  },
];
