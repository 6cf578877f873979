import { writeFileSync } from 'node:fs';
import { padded, seeded } from '../../seededRandom.ts';

/** A value of a cell, by kind, so that each writer is given it in its own form; `null` is an empty cell. */
export type WrittenValue = string | number | boolean | null | { readonly date: string };

/** What a writer is asked for, as it stands in the input file. */
export interface WritingTask {
  readonly rows: number;
  readonly seed: number;
}

/** What is in a sheet that was written; the header is counted. */
export interface WrittenTruth {
  readonly rows: number;
  readonly cells: number;
  /** Of all numbers, dates aside, in cents. */
  readonly sum: number;
}

const batchRows = 500;
const words = 'ash bay cedar dune elm fern glen hill isle jetty knoll lake moor nook oak pond'.split(' ');

/** Rows of 20 cells, the header first, some hundred at a time: texts, codes, numbers, dates, truth values; 2 % are empty. */
export function* writtenRows({ rows, seed }: WritingTask): Generator<(readonly WrittenValue[])[]> {
  const { below, pick, next } = seeded(seed);
  let batch: (readonly WrittenValue[])[] = [
    Array.from({ length: 20 }, (_, column) => `column ${column + 1}`),
  ];
  const day = (): WrittenValue => ({
    date: `${2000 + below(25)}-${padded(1 + below(12), 2)}-${padded(1 + below(28), 2)}`,
  });
  const cents = (): number => below(5_000_000) / 100;
  for (let index = 0; index < rows; index++) {
    const cells: readonly WrittenValue[] = [
      `R-${padded(index, 8)}`,
      `${pick(words)} & ${pick(words)}`,
      below(1_000_000),
      `${pick(words)}, ${pick(words)} ${below(900)}`,
      `${pick(words)}${below(9_999)}@mail.example`,
      padded(below(100_000), 6),
      day(),
      day(),
      pick(words),
      below(10),
      cents(),
      cents(),
      cents(),
      next() < 0.5,
      `=${pick(words)}`,
      pick(words),
      below(400) - 200,
      `${pick(words)} ${pick(words)} ${pick(words)} ${pick(words)} ${pick(words)} ${pick(words)}`,
      `<${pick(words)}>`,
      day(),
    ];
    batch.push(cells.map((cell) => (next() < 0.02 ? null : cell)));
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Writes the task as a file, and what must be in the sheet beside it. */
export function writeWritingTask(path: string, task: WritingTask): void {
  const truth = { rows: 0, cells: 0, sum: 0 };
  for (const batch of writtenRows(task)) {
    for (const row of batch) {
      truth.rows += 1;
      for (const cell of row) {
        if (cell !== null) truth.cells += 1;
        if (typeof cell === 'number') truth.sum += Math.round(cell * 100);
      }
    }
  }
  writeFileSync(path, JSON.stringify(task));
  writeFileSync(`${path}.truth.json`, JSON.stringify(truth satisfies WrittenTruth));
}
