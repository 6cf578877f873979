import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { at, findNode } from '../project.mjs';
import { answersFolder, emptyFolder } from './places.mjs';

/** Groups the rows of the labelled files; the corpora's own scorer reads the answers. */
export function groupLabelled(inputs) {
  const groups = print(inputs.map(({ path }) => path));
  const folder = emptyFolder(answersFolder('febrl'));
  mkdirSync(folder, { recursive: true });
  for (const { path, out } of inputs)
    writeFileSync(`${folder}/${out}`, JSON.stringify({ ok: true, duplicates: groups[path] }));
  return { inputs: inputs.length, error: 0, timeout: 0, crash: 0 };
}

/** Scores likeness on generated people. They are ours and need no corpora, so this bench runs everywhere. */
export function scoreLikeness() {
  const bench = 'likeness';
  const scores = print([]);
  const figures = scores.flatMap((score) =>
    ['precision', 'recall', 'f1'].map((figure) => ({
      bench,
      figure: `${score.names}.${figure}`,
      value: Math.round(score[figure] * 1000) / 1000,
      n: score.pairs,
    })),
  );
  return { figures, skipped: [], runs: [{ bench, inputs: scores.length, error: 0, timeout: 0, crash: 0 }] };
}

function print(paths) {
  const { status, stdout, stderr } = spawnSync(
    findNode(),
    [at('tests', 'core', 'dedupe', 'printLikenessScore.ts'), ...paths],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`Likeness could not be measured:\n${stderr}`);
  return JSON.parse(stdout);
}
