import { mkdirSync, writeFileSync } from 'node:fs';
import { writeCsv } from './csv.mjs';
import { answersFolder, inScore } from './places.mjs';
import { runBatch } from './runBatch.mjs';

/** Times that a string stands in its column. */
const repeats = 3;
const limitMs = 60_000;

/**
 * Has every string read as a column that holds nothing else, and takes the column's earliest date for the answer. The product
 * does not choose where nothing tells day and month apart; the bench says that its dates are American, so such a column is read
 * once more with the word of a reviewer who knows that: the month first, of the two formats the product named.
 *
 * @returns {Promise<object>} how the strings' runs ended, or `why` the bench could not be run
 */
export async function scoreDates(inputs, cli) {
  const file = inScore('dates.csv');
  const names = inputs.map((_, index) => `Column ${index + 1}`);
  writeFileSync(
    file,
    writeCsv([names, ...Array.from({ length: repeats }, () => inputs.map(({ text }) => text))]),
  );
  const undecided = await readColumns({ file }, cli);
  const columnTypes = undecided
    .filter(({ ambiguousDates }) => ambiguousDates)
    .map(({ index, type, format }) => ({ columnIndex: index, type, format: format.split(' | ').at(-1) }));
  const columns = await readColumns({ file, columnTypes }, cli);
  if (columns.length !== names.length || columns.some(({ name }, index) => name !== names[index])) {
    return { why: 'the table of all strings was not read as such' };
  }
  const dates = inputs.map(({ text }, index) => [text, dateOf(columns[index])]);
  mkdirSync(answersFolder('dates'), { recursive: true });
  writeFileSync(`${answersFolder('dates')}/dates.json`, JSON.stringify(Object.fromEntries(dates)));
  return { inputs: inputs.length, error: 0, timeout: 0, crash: 0 };
}

async function readColumns(job, cli) {
  let columns = [];
  await runBatch([{ job }], {
    cli,
    parameters: ['analyze'],
    limitMs,
    take(_, { answer }) {
      columns = answer?.tables?.[0]?.columns ?? [];
    },
  });
  return columns;
}

function dateOf({ type, min, ambiguousDates }) {
  return (type === 'date' || type === 'datetime') && !ambiguousDates ? min : null;
}
