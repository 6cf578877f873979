import type { BenchInput } from './bench.ts';

/**
 * Figures of our own that no peer offers, such as what a person waits for on the screen.
 * `scripts/bench.mjs` runs every `tests/bench/*.figures.ts`, each of which exports one of these as `figures`.
 */
export interface Figures {
  readonly title: string;
  readonly about: string;
  readonly inputs: readonly BenchInput[];
  measure(paths: readonly string[]): Promise<readonly Figure[]>;
}

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this is wanted. */
  readonly goal?: number;
}
