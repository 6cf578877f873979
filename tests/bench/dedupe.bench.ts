import type { Bench } from './bench.ts';
import { writeLeadsFile } from './files/leadsFile.ts';

interface DedupeAnswer {
  readonly run: { readonly wall: number; readonly cpu: number; readonly peakMb: number };
  readonly rowsIn: number;
  readonly groups: number;
  readonly rows: number;
}

const answerOf = (answer: string): DedupeAnswer => JSON.parse(answer) as DedupeAnswer;
const script =
  (name: string) =>
  (path: string): readonly string[] => [`tests/bench/peers/${name}.mjs`, path];

const benchOf = (rows: number, some: Pick<Bench, 'pairs'> & Partial<Bench>): Bench => ({
  title: `Duplicates among ${rows.toLocaleString('en')} leads, by e-mail`,
  about:
    'A dry run over a file that was analysed before: five columns mapped and checked, addresses compared by their mailbox, groups counted and the first hundred named. DuckDB reads the same file and groups by the same key, with no checks. Memory of the run is the peak of the engine’s process, the analysis included.',
  inputs: [{ name: `leads-${rows}.csv`, label: 'leads', write: (path) => writeLeadsFile(path, rows) }],
  own: {
    name: 'dry run with duplicates',
    command: script('ownDedupe'),
    differences: (answer, truth) => {
      const { rowsIn } = answerOf(answer);
      return rowsIn === truth.rows ? [] : [`rows in: ${rowsIn} instead of ${truth.rows}`];
    },
    told: (answer) => answerOf(answer).run,
  },
  peers: [
    {
      name: 'DuckDB `GROUP BY`, 2 threads',
      command: script('duckdbDedupe'),
      told: (answer) => answerOf(answer).run,
    },
  ],
  agree: (own, other) => {
    const told = ({ groups, rows: repeated }: DedupeAnswer): string => `${groups} groups, ${repeated} rows`;
    const [ours, theirs] = [told(answerOf(own)), told(answerOf(other))];
    return ours === theirs ? [] : [`${ours}; the other: ${theirs}`];
  },
  compared: 'rows in; groups and repeated rows are the same for both',
  peakGoal: 500,
  ...some,
});

/** Exact keys over a whole file, against the same grouping in SQL. */
export const benches: readonly Bench[] = [
  benchOf(1_000_000, { pairs: 3 }),
  benchOf(5_000_000, { pairs: 2, onRequest: true }),
];
