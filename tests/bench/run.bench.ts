import type { Bench } from './bench.ts';
import { writeClaimsFile } from './files/claimsFile.ts';

interface RunAnswer {
  readonly run: { readonly wall: number; readonly cpu: number; readonly peakMb: number };
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly rowsRejected: number;
}

const answerOf = (answer: string): RunAnswer => JSON.parse(answer) as RunAnswer;
const script =
  (name: string) =>
  (path: string): readonly string[] => [`tests/bench/peers/${name}.mjs`, path];

const runOf = (rows: number, some: Pick<Bench, 'pairs' | 'about'> & Partial<Bench>): Bench => ({
  title: `Run over ${rows.toLocaleString('en')} claims x 20`,
  inputs: [
    {
      name: `claims-dirty-${rows}.csv`,
      label: 'claims',
      write: (path) => writeClaimsFile(path, { rows, dirty: true, seed: 1 }),
    },
  ],
  own: {
    name: 'run',
    command: script('ownRun'),
    differences: (answer, truth) => {
      const { rowsIn } = answerOf(answer);
      return rowsIn === truth.rows ? [] : [`rows in: ${rowsIn} instead of ${truth.rows}`];
    },
    told: (answer) => answerOf(answer).run,
  },
  peers: [
    {
      name: 'DuckDB, SQL by hand, 2 threads',
      command: script('duckdbRun'),
      told: (answer) => answerOf(answer).run,
      goal: 3,
    },
  ],
  agree: (own, other) => {
    const [ours, theirs] = [answerOf(own), answerOf(other)];
    const told = (of: RunAnswer): string => `${of.rowsIn} in, ${of.rowsOut} out, ${of.rowsRejected} rejected`;
    return told(ours) === told(theirs) ? [] : [`${told(ours)}; the other: ${told(theirs)}`];
  },
  compared: 'rows in; rows out and rejected are the same for both',
  peakGoal: 500,
  ...some,
});

const about =
  'An approved mapping over a file that was analysed before: dirty cells checked and typed, rejects with their reasons, cleaned rows as CSV and as typed Parquet; DuckDB writes Parquet and rejects. Told is the run alone; its memory is the peak of the engine’s process, the analysis included.';

/** A run from a file to its outputs, against the same work in SQL. */
export const benches: readonly Bench[] = [
  runOf(1_000_000, { about, pairs: 5 }),
  runOf(5_000_000, { about, pairs: 2, onRequest: true }),
];
