import type { Truth } from './files/tableWriter.ts';

/**
 * A comparison of whole processes on the same input. `scripts/bench.mjs` runs every `tests/bench/*.bench.ts`, each of
 * which exports one of these as `bench`, or several as `benches`.
 */
export interface Bench {
  /** What is compared, as a heading of the report; the report has one section for it. */
  readonly title: string;
  /** What the figures say and what they leave out; one or two sentences. */
  readonly about: string;
  /** Mapwright itself. */
  readonly own: Contestant;
  /** Each is run in turns with `own`, the same number of times. */
  readonly peers: readonly Peer[];
  readonly inputs: readonly BenchInput[];
  /** Pairs that are counted, after one that is not. */
  readonly pairs: number;
  /** Run only where it is named on the command line, as it takes long. */
  readonly onRequest?: boolean;
  /** Tells how memory grows from the first input to the last. */
  readonly growth?: boolean;
  /** The peak memory wanted of Mapwright at most, in MB. */
  readonly peakGoal?: number;
  /** Where the answers of Mapwright and a peer differ although they must not, a line each. */
  agree?(own: string, other: string): readonly string[];
  /** What `own.differences` compares with the truth, as the report says it. */
  readonly compared: string;
}

/** A file that is made once and kept under `.cache/bench`, with what is true of it; the same arguments must give the same bytes. */
export interface BenchInput {
  /** File name, which tells size and seed. */
  readonly name: string;
  /** How the report calls it, where there are several. */
  readonly label: string;
  /** Writes the file, and `PATH.truth.json` beside it. */
  write(path: string): Promise<void>;
}

export interface Contestant {
  readonly name: string;
  /** A script for the project's Node and its parameters; `mapwright` stands for the built command line. */
  command(path: string): readonly string[];
  /** Where an answer on standard output differs from the truth, a line each; figures without right answers are refused. */
  differences?(answer: string, truth: Truth): readonly string[];
  /** What it took by its own account, for one that measures a part of its work; seconds and MiB. */
  told?(answer: string): { readonly wall: number; readonly cpu: number; readonly peakMb: number };
}

export interface Peer extends Contestant {
  /** The wall time wanted at most, as a share of this peer's. */
  readonly goal?: number;
  /** The processor time wanted at most, as a share of this peer's. */
  readonly cpuGoal?: number;
}
