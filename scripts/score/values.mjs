import { spawnSync } from 'node:child_process';
import { at, findNode } from '../project.mjs';

const bench = 'values';
const parts = ['tuned', 'kept', 'fresh'];

/**
 * Reads the labelled spellings of `tests/core/match/lists/valueMaps.json` as values of their lists. They are ours and lie in the
 * project, so this bench runs everywhere.
 */
export function scoreValues() {
  const { status, stdout, stderr } = spawnSync(
    findNode(),
    [at('tests', 'core', 'match', 'lists', 'printValueScore.ts')],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The values could not be read:\n${stderr}`);
  const scores = JSON.parse(stdout);
  const figures = parts.flatMap((part) =>
    ['precision', 'recall', 'f1'].map((figure) => ({
      bench,
      figure: `${part}.${figure}`,
      value: Math.round(scores[part][figure] * 1000) / 1000,
      n: scores[part].n,
    })),
  );
  const inputs = parts.reduce((sum, part) => sum + scores[part].n, 0);
  return { figures, skipped: [], runs: [{ bench, inputs, error: 0, timeout: 0, crash: 0 }] };
}
