import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from '../project.mjs';
import { emptyFolder, inScore, matchingFolder } from './places.mjs';
import { runBatch } from './runBatch.mjs';

const limitMs = 60_000;
const bench = 'matching';
/** Suites whose targets come with the synonyms that packs have. */
const isDomain = (suite) => suite.startsWith('dom_');

/**
 * Proposes a mapping for every pair and scores it; for the domains also with all synonyms taken out of the target.
 *
 * @returns {Promise<{figures: object[], skipped: object[], runs: object[]}>}
 */
export async function scoreMatching(cli) {
  const pairs = listPairs();
  const asGiven = await proposeAll(pairs, { cli, folder: emptyFolder(inScore('matching')) });
  const bareFolder = emptyFolder(inScore('matching-bare'));
  const bare = await proposeAll(
    pairs.filter(({ suite }) => isDomain(suite)).map((pair) => withoutSynonyms(pair, bareFolder)),
    { cli, folder: bareFolder },
  );
  const counts = Object.fromEntries(
    Object.entries(asGiven.counts).map(([name, count]) => [name, count + bare.counts[name]]),
  );
  const bareSuites = Object.entries(runScorer(bareFolder).suites).filter(([suite]) => isDomain(suite));
  const figures = [
    ...figuresOf(runScorer(asGiven.folder), asGiven.states),
    ...['mrr', 'hit1', 'f1'].map((name) => ({
      bench,
      figure: `domainsWithoutSynonyms.${name}`,
      value: rounded(mean(bareSuites.map(([, suite]) => suite[name]))),
      n: bareSuites.length,
    })),
  ];
  return { figures, skipped: [], runs: [{ bench, ...counts }] };
}

/** The same pair with a target whose fields nobody wrote synonyms for. */
function withoutSynonyms(pair, folder) {
  const target = JSON.parse(readFileSync(pair.job.target, 'utf8'));
  const file = `${folder}/targets/${pair.suite}-${pair.pair}.json`;
  mkdirSync(dirname(file), { recursive: true });
  const fields = target.fields.map((field) => ({ ...field, synonyms: [] }));
  writeFileSync(file, JSON.stringify({ ...target, fields }));
  return { ...pair, job: { ...pair.job, target: file } };
}

async function proposeAll(pairs, { cli, folder }) {
  const counts = { inputs: 0, error: 0, timeout: 0, crash: 0 };
  const states = [];
  const startedMs = performance.now();
  await runBatch(pairs, {
    cli,
    parameters: ['propose', '--ranked'],
    limitMs,
    take(pair, { status, answer }) {
      counts.inputs += 1;
      if (status !== 'ok') {
        counts[status] += 1;
        return;
      }
      const prediction = predictionOf(pair, answer);
      const file = `${folder}/${pair.suite}/${pair.pair}.json`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(prediction));
      states.push({ suite: pair.suite, ...autoOf(pair, prediction) });
    },
  });
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  say(
    `matching: ${counts.inputs} pairs in ${seconds} s, ${counts.error} errors, ${counts.timeout} timeouts, ${counts.crash} crashes`,
  );
  return { counts, states, folder };
}

function listPairs() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${matchingFolder}/list.mjs`, '--json'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The pairs could not be listed:\n${stderr}`);
  return JSON.parse(stdout).map(({ suite, pair }) => {
    const folder = `${matchingFolder}/pairs/${suite}/${pair}`;
    const present = (name) => (existsSync(`${folder}/${name}`) ? `${folder}/${name}` : undefined);
    const values = present('source.csv');
    const { columns } = JSON.parse(readFileSync(`${folder}/source.json`, 'utf8'));
    return {
      suite,
      pair,
      folder,
      columns: columns.map(({ name }) => name),
      job: {
        file: values ?? `${folder}/source.json`,
        target: `${folder}/target.json`,
        targetValues: present('target.csv'),
        sourceSchema: values === undefined ? undefined : `${folder}/source.json`,
      },
    };
  });
}

/** Where the product found as many columns as there are, they are told by their place: a name may have been cleaned. */
function predictionOf({ columns }, { correspondences }) {
  const byPlace = correspondences.length === columns.length;
  const named = correspondences.flatMap((found) => {
    const sourceColumn = byPlace ? columns[found.columnIndex] : found.column;
    return columns.includes(sourceColumn) ? [{ ...found, sourceColumn }] : [];
  });
  return {
    ranked: named.flatMap(({ sourceColumn, ranked }) =>
      ranked.map(({ field, score }) => ({ sourceColumn, targetColumn: field, score })),
    ),
    accepted: named
      .filter(({ field, state }) => field !== null && state !== 'none')
      .map(({ sourceColumn, field, state, confidence }) => ({
        sourceColumn,
        targetColumn: field,
        confidence,
        state,
      })),
  };
}

/** Columns of a pair, those the product would take without a person, and how many of these are right. */
function autoOf({ folder, columns }, { accepted }) {
  const { matches } = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));
  const auto = accepted.filter(({ state }) => state === 'auto');
  const right = auto.filter(({ sourceColumn, targetColumn }) =>
    matches.some(({ source, target }) => source === sourceColumn && target === targetColumn),
  );
  return { columns: columns.length, auto: auto.length, right: right.length };
}

function runScorer(folder) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${matchingFolder}/score.mjs`, folder, '--json'],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`The pairs could not be scored:\n${stderr}`);
  return JSON.parse(stdout);
}

function figuresOf({ macro, pooled, suites }, states) {
  const quality = ['recallAtGt', 'mrr', 'hit1', 'hit5', 'precision', 'recall', 'f1'];
  const domains = Object.entries(suites).filter(([suite]) => isDomain(suite));
  const row = (figure, value, n) => ({ bench, figure, value: rounded(value), n });
  return [
    ...[...quality, 'ece', 'brier'].map((name) => row(`macro.${name}`, macro[name], macro.pairs)),
    ...['mrr', 'hit1', 'f1'].map((name) =>
      row(`domains.${name}`, mean(domains.map(([, suite]) => suite[name])), domains.length),
    ),
    row('domains.ece', mean(domains.map(([, suite]) => suite.calibration.ece)), domains.length),
    row(
      'domains.cov@0.99',
      coverage(
        domains.map(([, suite]) => suite.calibration),
        0.99,
      ),
      domains.length,
    ),
    ...['ece', 'brier'].map((name) => row(`pooled.${name}`, pooled[name], pooled.answers)),
    ...pooled.coverage.map(({ precision, share }) => row(`pooled.cov@${precision}`, share, pooled.columns)),
    ...autoFigures('pooled', states).map((figure) => row(...figure)),
    ...autoFigures(
      'domains',
      states.filter(({ suite }) => isDomain(suite)),
    ).map((figure) => row(...figure)),
    ...Object.entries(suites).flatMap(([suite, figures]) =>
      ['recallAtGt', 'mrr', 'f1'].map((name) => row(`${suite}.${name}`, figures[name], figures.pairs)),
    ),
  ];
}

/** Share of all columns of the suites that are taken at a precision, each suite by a threshold of its own. */
function coverage(calibrations, wanted) {
  const columns = calibrations.reduce((sum, one) => sum + one.columns, 0);
  const taken = calibrations.map((one) => one.coverage.find(({ precision }) => precision === wanted)?.n ?? 0);
  return columns === 0 ? null : taken.reduce((sum, n) => sum + n, 0) / columns;
}

function autoFigures(name, states) {
  const [columns, auto, right] = ['columns', 'auto', 'right'].map((key) =>
    states.reduce((sum, state) => sum + state[key], 0),
  );
  return [
    [`${name}.auto.share`, columns === 0 ? null : auto / columns, columns],
    [`${name}.auto.right`, auto === 0 ? null : right / auto, auto],
  ];
}

function mean(values) {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

function rounded(value) {
  return value === null || value === undefined ? null : Math.round(value * 1000) / 1000;
}
