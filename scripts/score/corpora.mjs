import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { say } from '../project.mjs';
import { readCsv } from './csv.mjs';
import { scoreDates } from './dates.mjs';
import { groupLabelled } from './likeness.mjs';
import { answersFolder, emptyFolder, inScore } from './places.mjs';
import { listInputs, scoreBenches } from './python.mjs';
import { runBatch } from './runBatch.mjs';
import { scorerAnswer } from './scorerAnswer.mjs';

/** Time that an input may take, in milliseconds; the corpora's own figures. */
const textMs = 60_000;
const workbookMs = 20_000;

/** Benches in the order of the table. `rows`: what was parsed is compared too, as an export or as cells. */
export const corporaBenches = [
  { name: 'dialect' },
  { name: 'encoding' },
  { name: 'encoding_csv', rows: 'cells' },
  { name: 'conformance', rows: 'cells' },
  { name: 'pollock_sample', rows: 'export' },
  { name: 'pollock_polluted', rows: 'export' },
  { name: 'lineclass', lines: true },
  { name: 'tables' },
  { name: 'ptype' },
  { name: 'sortinghat' },
  { name: 'dates' },
  { name: 'suragh' },
  { name: 'raha' },
  { name: 'febrl' },
  { name: 'csv_robust' },
  { name: 'xlsx', rows: 'export', workbooks: true },
  { name: 'xlsx2', workbooks: true },
  { name: 'hostile', workbooks: true },
];

/**
 * Runs and scores benches of the corpora.
 *
 * @param {readonly typeof corporaBenches[number][]} benches
 * @param {{cli: string, python: string}} tools
 * @returns {Promise<{figures: object[], skipped: {bench: string, why: string}[], runs: object[]}>}
 */
export async function scoreCorpora(benches, tools) {
  const skipped = [];
  const runs = [];
  const run = [];
  for (const bench of benches) {
    const counts = await runBench(bench, benches, tools);
    if (counts.why !== undefined) skipped.push({ bench: bench.name, why: counts.why });
    else {
      run.push(bench.name);
      // The hostile ones were perhaps run with their own benches.
      if (counts.inputs > 0) runs.push({ bench: bench.name, ...counts });
    }
  }
  const figures = run.length === 0 ? [] : scoreBenches(tools.python, run);
  return { figures, skipped, runs };
}

async function runBench(bench, benches, { cli, python }) {
  const inputs = listInputs(python, bench.name);
  if (inputs.length === 0) return { why: 'it has no inputs here' };
  if (bench.name === 'dates') return scoreDates(inputs, cli);
  if (bench.name === 'febrl') return groupLabelled(inputs);
  const counts = { inputs: 0, error: 0, timeout: 0, crash: 0 };
  const work = (list) => runInputs(list, { bench, cli, counts });
  const startedMs = performance.now();
  const names = benches.map(({ name }) => name);
  if (bench.name === 'hostile') {
    // They are entries of two other benches, and were run with them.
    for (const input of inputs) if (!names.includes(input.bench)) await work([input]);
  } else {
    emptyFolder(answersFolder(bench.name));
    const hostile = new Set(
      bench.workbooks === true
        ? listInputs(python, 'hostile').flatMap((input) => (input.bench === bench.name ? [input.id] : []))
        : [],
    );
    await work(inputs.filter(({ id }) => !hostile.has(id)));
    // Each in a process of its own, since the memory it took is judged.
    for (const input of inputs) if (hostile.has(input.id)) await work([input]);
  }
  if (counts.inputs === 0) return counts;
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  say(
    `${bench.name}: ${counts.inputs} inputs in ${seconds} s, ${counts.error} errors, ${counts.timeout} timeouts, ${counts.crash} crashes`,
  );
  return counts;
}

async function runInputs(inputs, { bench, cli, counts }) {
  const rowsFolder = emptyFolder(inScore('rows'));
  const batch = inputs.map(({ id, path, out, bench: home = bench.name }, index) => ({
    id,
    out,
    folder: answersFolder(home),
    rows: `${rowsFolder}/${index}`,
    job: {
      file: path,
      ...(bench.lines === true ? { lines: true } : {}),
      ...(bench.rows === undefined ? {} : { rows: `${rowsFolder}/${index}` }),
    },
  }));
  await runBatch(batch, {
    cli,
    parameters: ['analyze'],
    limitMs: bench.workbooks === true ? workbookMs : textMs,
    take(input, outcome) {
      counts.inputs += 1;
      if (outcome.status !== 'ok') counts[outcome.status] += 1;
      const answer = scorerAnswer(outcome);
      const records = bench.rows === 'cells' && answer.ok ? recordsOf(input.rows, outcome.answer) : undefined;
      if (bench.rows === 'export') keepExport(input);
      mkdirSync(input.folder, { recursive: true });
      writeFileSync(
        `${input.folder}/${input.out}`,
        JSON.stringify({ ...answer, ...(records === undefined ? {} : { rows: records }) }),
      );
    },
  });
  rmSync(rowsFolder, { recursive: true, force: true });
}

/** Records as parsed; names that the product made up for a file without a header are none. */
function recordsOf(folder, { tables }) {
  const [name] = readdirSync(folder);
  const records = readCsv(readFileSync(`${folder}/${name}`, 'utf8'));
  return tables[0]?.dialect.headerRows.length === 0 ? records.slice(1) : records;
}

/** Moves what was exported of an input to where the scorers look for it: a file for a text, a folder for a workbook. */
function keepExport({ rows, out, folder }) {
  const [name] = existsSync(rows) ? readdirSync(rows) : [];
  if (name === undefined) return;
  mkdirSync(`${folder}/csv`, { recursive: true });
  const place = `${folder}/csv/${out.replace(/\.json$/, '')}`;
  renameSync(`${rows}/${name}`, name.endsWith('.csv') ? `${place}.csv` : place);
}
