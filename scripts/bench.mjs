/**
 * `npm run bench`: runs Mapwright and its peers in turns, each as a whole process, and writes `bench/results.md`.
 * Words after the command choose benches by name. CPU time and memory come from GNU time where it is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { at, findNode, projectFolder, run, say } from './project.mjs';

const gnuTime = '/usr/bin/time';

// Benches are TypeScript, which the Node of a plain shell may not read.
if (process.execPath === findNode()) await main();
else process.exitCode = await run(findNode(), process.argv.slice(1));

async function main() {
  await ensureInstalled();
  await ensureBuilt();
  const wanted = process.argv.slice(2);
  const names = readdirSync(at('tests', 'bench')).filter((name) => name.endsWith('.bench.ts'));
  const sections = [];
  for (const name of names.sort()) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    const { bench } = await import(pathToFileURL(at('tests', 'bench', name)).href);
    sections.push(report(bench, measure(bench, await inputsOf(bench))));
  }
  for (const name of readdirSync(at('tests', 'bench')).filter((file) => file.endsWith('.figures.ts'))) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    const { figures } = await import(pathToFileURL(at('tests', 'bench', name)).href);
    say(figures.title);
    sections.push(listed(figures, await figures.measure(await inputsOf(figures))));
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  mkdirSync(at('bench'), { recursive: true });
  const text = `# Figures\n\nMedians of whole processes run in turns on ${machine}. Wall times on shared machines drift; trust ratios within a table.\n\n${sections.join('\n')}`;
  writeFileSync(at('bench', 'results.md'), text);
  console.log(text);
}

/** Makes what is missing under `.cache/bench`. */
async function inputsOf({ inputs }) {
  mkdirSync(at('.cache', 'bench'), { recursive: true });
  const paths = [];
  for (const input of inputs) {
    const path = at('.cache', 'bench', input.name);
    if (!existsSync(path)) {
      say(`Making ${input.name} ...`);
      // Named last, so that one that was broken off is made anew.
      await input.write(`${path}.part`);
      renameSync(`${path}.part`, path);
    }
    paths.push(path);
  }
  return paths;
}

/** Runs of each contestant, in the order of the rounds. */
function measure({ title, contestants, rounds }, paths) {
  const runs = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    contestants.forEach((contestant, index) => {
      say(`${title}: round ${round + 1} of ${rounds}, ${contestant.name}`);
      runs[index].push(runOnce(contestant, paths));
    });
  }
  return runs;
}

function runOnce(contestant, paths) {
  const [program, ...parameters] = contestant.command(paths);
  const command = [program === 'node' ? findNode() : program, ...parameters];
  const timed = existsSync(gnuTime);
  const [first, ...rest] = timed ? [gnuTime, '-q', '-f', '%U %S %M', ...command] : command;
  const startedMs = performance.now();
  const { status, stdout, stderr } = spawnSync(first, rest, {
    cwd: projectFolder,
    encoding: 'utf8',
    stdio: ['ignore', contestant.peakBytes === undefined ? 'ignore' : 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const wall = (performance.now() - startedMs) / 1000;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${stderr}`);
  const [user, system, kilobytes] = timed ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [];
  const peaks = [kilobytes / 1024, (contestant.peakBytes?.(stdout) ?? Number.NaN) / 2 ** 20];
  return { wall, cpu: user + system, peakMb: Math.max(...peaks.filter(Number.isFinite)) };
}

function report({ title, about, contestants, compares = 'wall' }, runs) {
  const figures = runs.map((list) => ({
    wall: median(list.map((one) => one.wall)),
    cpu: median(list.map((one) => one.cpu)),
    peakMb: median(list.map((one) => one.peakMb)),
  }));
  const own = figures[0];
  const lines = contestants.map(({ name }, index) => {
    const { wall, cpu, peakMb } = figures[index];
    const ratio = compares === 'wall' ? own.wall / wall : peakMb / own.peakMb;
    return `| ${name} | ${shown(wall, 2)} | ${shown(cpu, 2)} | ${shown(peakMb, 0)} | ${shown(ratio, 2)} |`;
  });
  const ratios = compares === 'wall' ? "Mapwright's wall / this" : `peak / that of ${contestants[0].name}`;
  return `## ${title}\n\n${about}\n\n| | wall s | CPU s | peak MB | ${ratios} |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`;
}

function listed({ title, about }, figures) {
  const lines = figures.map(
    ({ name, value, unit, goal }) =>
      `| ${name} | ${shown(value, value < 10 ? 2 : 0)} ${unit} | ${goal === undefined ? '' : `at most ${goal} ${unit}`} |`,
  );
  return `## ${title}\n\n${about}\n\n| | figure | goal |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A figure that could not be measured here is told as such. */
function shown(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : 'n/a';
}
