import type { Bench, Contestant } from './bench.ts';
import { writeClaimsFile } from './claimsFile.ts';

/** Sizes with the rows that make them; the first one is what the others are compared with. */
const sizes = [
  { name: '100 MB', rows: 460_000 },
  { name: '300 MB', rows: 1_380_000 },
  { name: '1 GB', rows: 4_590_000 },
] as const;

/** Memory must not grow with the file: the goal for 1 GB is 1.10 times what 100 MB take. */
export const bench: Bench = {
  title: 'Memory by size of the file',
  about:
    'mapwright analyze --json on claims of 20 columns; the peak is that of the largest process, which is the engine. Goal: at most 1.10 for 1 GB.',
  inputs: sizes.map(({ rows }) => ({
    name: `claims-${rows}-1.csv`,
    write: (path) => writeClaimsFile(path, rows, 1),
  })),
  contestants: sizes.map(
    ({ name }, index): Contestant => ({
      name,
      command: (paths) => ['node', 'out/main/cli.js', 'analyze', paths[index] ?? '', '--json'],
      peakBytes: (answer) => (JSON.parse(answer) as { readonly peakRssBytes: number }).peakRssBytes,
    }),
  ),
  compares: 'peak',
  rounds: 3,
};
