/**
 * `npm run score`: runs Mapwright over labelled corpora that lie beside the project, scores its answers and prints each
 * figure with the last committed one. Where every bench was run, it writes `tests/score/figures.md`, of which the part
 * "What is not reached" is written by hand and kept. Words after the command choose benches by name (`pollock` takes
 * both of them); `--wrong FIGURE` lists what a figure comes to on each input that does not reach the best.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { keepBuild } from './keepBuild.mjs';
import { at, projectFolder, say } from './project.mjs';
import { corporaBenches, scoreCorpora } from './score/corpora.mjs';
import { scoreMatching } from './score/matching.mjs';
import { scoreLikeness } from './score/likeness.mjs';
import { scoreMemory } from './score/memory.mjs';
import { scoreValues } from './score/values.mjs';
import { answersFolder, hasCorpora, hasMatching, inScore } from './score/places.mjs';
import { findPython, scoreEach } from './score/python.mjs';
import { committedText, figuresFile, figuresOf, handWritten, presentText } from './score/committed.mjs';
import { markdownReport, textReport } from './score/report.mjs';

/** Benches with another scorer than that of the corpora. */
const otherBenches = ['matching', 'memory', 'values', 'likeness'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'string' } },
});
const unknown = positionals.filter((word) => !allNames().some((name) => isWanted(name, [word])));
if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(', ')}. There are ${allNames().join(', ')}.`);
  process.exitCode = 2;
} else if (!hasCorpora() && !hasMatching()) {
  console.log('Nothing to score: there are no labelled corpora beside the project.');
} else await main();

async function main() {
  await ensureInstalled();
  await ensureBuilt();
  mkdirSync(inScore(), { recursive: true });
  const cli = keepBuild(inScore('app'));
  const parts = [
    await corporaPart(cli),
    await matchingPart(cli),
    await memoryPart(cli),
    valuesPart(),
    likenessPart(),
  ];
  const result = {
    figures: parts.flatMap(({ figures }) => figures),
    skipped: parts.flatMap(({ skipped }) => skipped),
    runs: parts.flatMap(({ runs }) => runs),
  };
  console.log(textReport(result, figuresOf(committedText())));
  if (positionals.length > 0) return;
  const written = handWritten(presentText());
  mkdirSync(dirname(at(figuresFile)), { recursive: true });
  writeFileSync(at(figuresFile), markdownReport(result, { origin: origin(), written }));
  say(`Wrote ${figuresFile}.`);
}

async function corporaPart(cli) {
  const benches = corporaBenches.filter(({ name }) => isWanted(name, positionals));
  const left = (why) => ({
    figures: [],
    skipped: benches.map(({ name }) => ({ bench: name, why })),
    runs: [],
  });
  if (benches.length === 0) return left('');
  if (!hasCorpora()) return left('its folder is not there');
  const python = findPython();
  if (python === undefined) return left('its scorer needs Python 3, and there is none on the path');
  const result = await scoreCorpora(benches, { cli, python });
  if (values.wrong !== undefined) listWrong(python, result.runs);
  return result;
}

function valuesPart() {
  return isWanted('values', positionals) ? scoreValues() : { figures: [], skipped: [], runs: [] };
}

function likenessPart() {
  return isWanted('likeness', positionals) ? scoreLikeness() : { figures: [], skipped: [], runs: [] };
}

function matchingPart(cli) {
  return partBeside('matching', () => scoreMatching(cli));
}

function memoryPart(cli) {
  return partBeside('memory', () => scoreMemory(cli));
}

/** Benches on the labelled pairs, which come with scorers of their own. */
async function partBeside(bench, score) {
  const left = (...skipped) => ({ figures: [], skipped, runs: [] });
  if (!isWanted(bench, positionals)) return left();
  return hasMatching() ? score() : left({ bench, why: 'its folder is not there' });
}

/** Prints the inputs on which a figure, in percent or from 0 to 1, is not at its best. */
function listWrong(python, runs) {
  for (const { bench } of runs) {
    if (bench === 'hostile') continue;
    const each = scoreEach(python, { bench, figure: values.wrong, answers: answersFolder(bench) });
    const best = each.some(([, value]) => value > 1) ? 100 : 1;
    for (const [id, value] of each) if (value < best) console.log(`${bench}  ${value}  ${id}`);
  }
}

function allNames() {
  return [...corporaBenches.map(({ name }) => name), ...otherBenches];
}

/** A word that is no bench's whole name stands for all whose names begin with it. */
function isWanted(name, words) {
  return (
    words.length === 0 ||
    words.includes(name) ||
    words.some((word) => !allNames().includes(word) && name.startsWith(`${word}_`))
  );
}

/** What was measured: the commit, and whether the work tree had changes beyond it. */
function origin() {
  const git = (...parameters) =>
    spawnSync('git', parameters, { cwd: projectFolder, encoding: 'utf8' }).stdout?.trim() ?? '';
  const commit = git('rev-parse', '--short', 'HEAD');
  const changed = git('status', '--porcelain', '--', 'core', 'infra') !== '';
  return commit === ''
    ? 'on the present sources'
    : `at ${commit}${changed ? ' with changes not yet committed' : ''}`;
}
