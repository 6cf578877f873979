import type { Bench } from './bench.ts';
import { duckdbSummarize, mapwright } from './contestants.ts';
import { profileCompared } from './differencesOf.ts';
import { writeClaimsFile } from './files/claimsFile.ts';

const sizes = [
  { label: '100 MB', rows: 365_000 },
  { label: '300 MB', rows: 1_095_000 },
  { label: '1 GB', rows: 3_650_000 },
] as const;

/** Time and memory by size of the file: memory must not grow with it. */
export const bench: Bench = {
  title: 'Claims by size of the file',
  about:
    'Dirty claims of 20 columns. Goals: at most 200 MB at 1 GB, and less than 10 % more there than at 100 MB.',
  inputs: sizes.map(({ label, rows }) => ({
    name: `claims-dirty-${rows}.csv`,
    label,
    write: (path) => writeClaimsFile(path, { rows, dirty: true, seed: 1 }),
  })),
  own: mapwright,
  compared: profileCompared,
  peers: [duckdbSummarize],
  pairs: 3,
  onRequest: true,
  growth: true,
};
