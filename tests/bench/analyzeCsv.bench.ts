import type { Bench } from './bench.ts';
import { writeClaimsFile } from './claimsFile.ts';

const rows = 500_000;

export const bench: Bench = {
  title: `Analyze a CSV of ${rows.toLocaleString('en')} x 20`,
  about:
    'Mapwright gives types, statistics and issues of every column. The peers only parse: they give strings, and count records and cells.',
  inputs: [{ name: `claims-${rows}-1.csv`, write: (path) => writeClaimsFile(path, rows, 1) }],
  contestants: [
    {
      name: 'mapwright analyze --json',
      command: ([input = '']) => ['node', 'out/main/cli.js', 'analyze', input, '--json'],
    },
    {
      name: 'PapaParse 5, parsing only',
      command: ([input = '']) => ['node', 'tests/bench/peers/papaparse.mjs', input],
    },
    {
      name: 'uDSV 0.7, parsing only',
      command: ([input = '']) => ['node', 'tests/bench/peers/udsv.mjs', input],
    },
  ],
  rounds: 5,
};
