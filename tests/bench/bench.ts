/**
 * A comparison of whole processes: Mapwright and peers do the same work on the same input, in turns.
 * `scripts/bench.mjs` runs every `tests/bench/*.bench.ts`, each of which exports one of these as `bench`.
 */
export interface Bench {
  /** What is compared, as a heading of the report. */
  readonly title: string;
  /** What the figures say and what they leave out; one or two sentences. */
  readonly about: string;
  readonly inputs: readonly BenchInput[];
  /** The first one is Mapwright; ratios are told against it. */
  readonly contestants: readonly Contestant[];
  /** What the last column tells: Mapwright's wall time by that of each (absent), or each one's peak by that of the first. */
  readonly compares?: 'wall' | 'peak';
  /** Rounds; in each, every contestant runs once. */
  readonly rounds: number;
}

/** A file that is made once and kept under `.cache/bench`; the same arguments must give the same bytes. */
export interface BenchInput {
  /** File name, which tells size and seed. */
  readonly name: string;
  write(path: string): Promise<void>;
}

export interface Contestant {
  readonly name: string;
  /** Program and parameters; `node` stands for the project's Node. Paths of inputs are given in their order. */
  command(paths: readonly string[]): readonly string[];
  /** The largest memory of any of its processes, in bytes, where its standard output tells; GNU time sees children that were waited for only. */
  peakBytes?(answer: string): number;
}
