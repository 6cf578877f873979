/**
 * `npm run fuzz`: gives 10,000 damaged texts, as many damaged workbooks and as many damaged PDF drawings to the engine's own jobs. Each must end in a
 * result or a typed error, without a crash or a hang, twice in the same one, and with no row lost. `--kind text`, `--kind
 * workbook` or `--kind pdf` takes one of them, `--count N` and `--seed N` other files; what shows a fault is made small and kept under
 * `.cache/fuzz`. Files of the labelled corpora are damaged too, where they are there. `--kind masking` makes columns of odd
 * cells instead, and looks for a cell in the requests that a language model would get about them.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensureInstalled.mjs';
import { at, findNode, projectFolder } from './project.mjs';

const { values } = parseArgs({
  options: {
    kind: { type: 'string', multiple: true, default: ['text', 'workbook', 'pdf'] },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});

await ensureInstalled();
for (const kind of values.kind) await runKind(kind);

async function runKind(kind) {
  const parts = availableParallelism();
  const results = await Promise.all(
    Array.from({ length: parts }, (_, part) => runPart({ kind, part, parts })),
  );
  const outcomes = {};
  for (const result of results) {
    for (const [outcome, count] of Object.entries(result.outcomes)) {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
    }
  }
  const faults = results.reduce((sum, result) => sum + result.faults, 0);
  const sorted = Object.entries(outcomes).sort(([, a], [, b]) => b - a);
  const { slowest } = results.toSorted((a, b) => b.slowest.ms - a.slowest.ms)[0];
  const peakMb = Math.max(...results.map((result) => result.peakMb));
  console.log(sorted.map(([outcome, count]) => `${String(count).padStart(6)}  ${outcome}`).join('\n'));
  console.log(
    `${values.count} ${kind === 'masking' ? 'columns' : 'files'} (${kind}), ${faults} ${faults === 1 ? 'fault' : 'faults'}; the slowest, index ${slowest.index}, took ${slowest.ms} ms; ${peakMb} MB at most`,
  );
  if (faults > 0) process.exitCode = 1;
}

function runPart({ kind, part, parts }) {
  const { count, seed } = values;
  const parameters = Object.entries({ kind, count, seed, part, parts }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ]);
  const child = spawn(
    findNode(),
    [at('tests', 'fuzz', kind === 'masking' ? 'runMasking.ts' : 'runFuzz.ts'), ...parameters.map(String)],
    {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more) => {
    text += more;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(text));
      else reject(new Error(`A part of the run ended with ${code}.`));
    });
  });
}
