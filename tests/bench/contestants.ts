import type { Contestant, Peer } from './bench.ts';
import { differencesOf } from './differencesOf.ts';

/** The built command line, with everything that `analyze` gives. */
export const mapwright: Contestant = {
  name: 'mapwright analyze --json',
  command: (path) => ['mapwright', 'analyze', path, '--json'],
  differences: differencesOf,
};

const peer =
  (script: string, ...parameters: readonly string[]) =>
  (path: string): readonly string[] => [`tests/bench/peers/${script}`, path, ...parameters];

/** What DuckDB says of a file when asked for a summary: it leaves types aside that a cell speaks against, and drops ragged rows. */
export const duckdbSummarize: Peer = {
  name: 'DuckDB `SUMMARIZE`, 2 threads',
  command: peer('duckdb.mjs', 'summarize'),
  goal: 0.5,
};

/** What gives from DuckDB what `analyze` gives; it is told the types, which `analyze` has to find. */
export const duckdbEqual: Peer = {
  name: 'DuckDB, equal output, 2 threads',
  command: peer('duckdb.mjs', 'equal'),
};

/** They only cut the text into strings. */
export const splitters: readonly Peer[] = [
  { name: 'uDSV, strings only', command: peer('udsv.mjs'), goal: 1 },
  { name: 'PapaParse, strings only', command: peer('papaparse.mjs'), goal: 1 },
  { name: 'csv-parse, strings only', command: peer('csvParse.mjs'), goal: 1 },
];
