/**
 * `npm run bench`: runs Mapwright and its peers in turns, each as a whole process, and writes `bench/results.md`. Words
 * after the command choose by file name (`profile`, `scaling`, `screen`) or, after a colon, by heading too
 * (`profile:wide`); what is not run keeps its section. Benches that take long are run by name only. For a quick look,
 * `--pairs N` and `--against WORD` (of a peer's name) run less and write nothing. CPU time and memory are told where
 * GNU time is installed.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compare } from './bench/measure.mjs';
import { comparedSection, listedSection, replaced } from './bench/report.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { keepBuild } from './keepBuild.mjs';
import { at, findNode, run, say } from './project.mjs';

const { values: quick, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string' }, against: { type: 'string' } },
});

// Benches are TypeScript, which the Node of a plain shell may not read.
if (realpathSync(process.execPath) === realpathSync(findNode())) await main();
else process.exitCode = await run(findNode(), process.argv.slice(1));

async function main() {
  await ensureInstalled();
  await ensureBuilt();
  const cli = keepBuild(at('.cache', 'bench', 'app'));
  const sections = [];
  const wrong = [];
  for (const { name, bench, figures } of await listed()) {
    const { title } = bench ?? figures;
    if (!isWanted(name, bench ?? figures)) sections.push({ title });
    else if (figures !== undefined) {
      say(title);
      sections.push({ title, text: listedSection(figures, await figures.measure(await inputsOf(figures))) });
    } else {
      const comparisons = await compare(bench, { cli, paths: await inputsOf(bench) });
      wrong.push(...comparisons.flatMap(({ differences }) => differences.map((line) => `${title}: ${line}`)));
      sections.push({ title, text: comparedSection(bench, comparisons) });
    }
  }
  const measured = sections.filter(({ text }) => text !== undefined);
  if (measured.length === 0) {
    say(`There is no bench ${words.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  if (quick.pairs === undefined && quick.against === undefined) writeReport(sections);
  console.log(measured.map(({ text }) => text).join('\n\n'));
  if (wrong.length === 0) return;
  say(`Answers are wrong, so their figures do not count:\n${[...new Set(wrong)].join('\n')}`);
  process.exitCode = 1;
}

async function listed() {
  const names = readdirSync(at('tests', 'bench')).filter((name) => /\.(bench|figures)\.ts$/.test(name));
  const found = [];
  for (const name of names.sort()) {
    const { bench, benches, figures } = await import(pathToFileURL(at('tests', 'bench', name)).href);
    if (figures !== undefined) found.push({ name, figures });
    for (const one of benches ?? (bench === undefined ? [] : [bench]))
      found.push({ name, bench: shortened(one) });
  }
  return found;
}

function shortened(bench) {
  const { pairs = bench.pairs, against = '' } = quick;
  const peers = bench.peers.filter(({ name }) => name.toLowerCase().includes(against.toLowerCase()));
  return { ...bench, pairs: Number(pairs), peers };
}

function isWanted(name, { title, onRequest }) {
  if (words.length === 0) return onRequest !== true;
  return words.some((word) => {
    const [file = '', heading = ''] = word.split(':');
    return name.startsWith(file) && title.toLowerCase().includes(heading.toLowerCase());
  });
}

/** Makes what is missing under `.cache/bench`. */
async function inputsOf({ inputs }) {
  mkdirSync(at('.cache', 'bench'), { recursive: true });
  const paths = [];
  for (const input of inputs) {
    const path = at('.cache', 'bench', input.name);
    if (!existsSync(path) || !existsSync(`${path}.truth.json`)) {
      say(`Making ${input.name} ...`);
      await input.write(`${path}.part`);
      renameSync(`${path}.part.truth.json`, `${path}.truth.json`);
      // Named last, so that one that was broken off is made anew.
      renameSync(`${path}.part`, path);
    }
    paths.push(path);
  }
  return paths;
}

function writeReport(sections) {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const head = `# Figures\n\nWhole processes run in turns on ${machine}; the peak is that of all processes together. Wall times on shared machines drift; trust ratios within a table.`;
  const path = at('bench', 'results.md');
  mkdirSync(at('bench'), { recursive: true });
  writeFileSync(path, replaced(existsSync(path) ? readFileSync(path, 'utf8') : '', head, sections));
}
