import type { Bench } from './bench.ts';
import { duckdbEqual, duckdbSummarize, mapwright, splitters } from './contestants.ts';
import { profileCompared } from './differencesOf.ts';
import { writeClaimsFile } from './files/claimsFile.ts';
import { writeNarrowFile, writeQuotedFile, writeWideFile } from './files/plainFiles.ts';

const rows = 1_000_000;
const pairs = 5;

/** The analysis of files of several kinds against engines that profile and parsers that only cut. */
export const benches: readonly Bench[] = [
  {
    title: 'Profile of claims, 1,000,000 x 20, dirty',
    about:
      'Mapwright finds the form, types every cell and gives statistics, issues and repeated rows; so does "equal output", but for the types, which it is told. `SUMMARIZE` gives types up where cells speak against them, and drops ragged rows. The others only cut the text into strings.',
    inputs: [
      {
        name: `claims-dirty-${rows}.csv`,
        label: 'claims',
        write: (path) => writeClaimsFile(path, { rows, dirty: true, seed: 1 }),
      },
    ],
    own: mapwright,
    compared: profileCompared,
    peers: [duckdbSummarize, duckdbEqual, ...splitters],
    pairs,
  },
  {
    title: 'Profile of claims, 1,000,000 x 20, clean',
    about: 'The same without wrong cells, ragged and repeated rows: `SUMMARIZE` keeps its types here.',
    inputs: [
      {
        name: `claims-clean-${rows}.csv`,
        label: 'claims',
        write: (path) => writeClaimsFile(path, { rows, dirty: false, seed: 1 }),
      },
    ],
    own: mapwright,
    compared: profileCompared,
    peers: [duckdbSummarize, duckdbEqual],
    pairs,
  },
  {
    title: 'Profile of plain numbers, 3,000,000 x 6',
    about: 'Short cells, hardly a quote, few gaps.',
    inputs: [
      { name: 'narrow-3000000.csv', label: 'narrow', write: (path) => writeNarrowFile(path, 3_000_000) },
    ],
    own: mapwright,
    compared: profileCompared,
    peers: [duckdbSummarize, duckdbEqual],
    pairs,
  },
  {
    title: 'Profile of a wide table, 20,000 x 300',
    about: 'Six kinds of columns in turn.',
    inputs: [
      {
        name: 'wide-20000-300.csv',
        label: 'wide',
        write: (path) => writeWideFile(path, { rows: 20_000, columns: 300 }),
      },
    ],
    own: mapwright,
    compared: profileCompared,
    peers: [duckdbSummarize, duckdbEqual],
    pairs,
  },
  {
    title: 'Profile of quoted texts with line breaks, 200,000 x 5',
    about: 'Every cell in quotes; line breaks, delimiters and doubled quotes inside.',
    inputs: [{ name: 'quoted-200000.csv', label: 'quoted', write: (path) => writeQuotedFile(path, 200_000) }],
    own: mapwright,
    compared: profileCompared,
    peers: [duckdbSummarize, duckdbEqual, ...splitters.slice(0, 1)],
    pairs,
  },
];
