import { spawnSync } from 'node:child_process';
import { corporaFolder, inScore, tool } from './places.mjs';

/** Compiled Python stays out of a folder that is not ours. */
const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' };
const mostOutputBytes = 256 * 1024 * 1024;

/** Name of a Python 3 on the path, or `undefined`. */
export function findPython() {
  return ['python3', 'python'].find((name) => {
    const { stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    return stdout?.startsWith('Python 3') ?? false;
  });
}

/**
 * Inputs of a bench, as its lister gives them: `{id, path, out}`, for `dates` `{id, text, out}`, for `hostile` with
 * the `bench` they belong to.
 */
export function listInputs(python, bench) {
  return linesOf(runPython(python, [`${corporaFolder}/score/list_inputs.py`, bench]));
}

/** Figures of benches: `{bench, figure, value, n}`; benches without answers are left out. */
export function scoreBenches(python, benches) {
  const text = runPython(python, [
    `${corporaFolder}/score/score_all.py`,
    inScore('out'),
    tool,
    '--json',
    '--only',
    benches.join(','),
  ]);
  return JSON.parse(text).figures;
}

/** Scores each entry of a bench alone: its id and what the figure comes to on it. */
const eachAlone = `
import importlib, json, os, sys
folder, bench, figure, answers = sys.argv[1:]
sys.path.insert(0, folder)
from common import entries
modules = [importlib.import_module(x[:-3]) for x in sorted(os.listdir(folder)) if x.startswith('score_') and x != 'score_all.py']
module = next(m for m in modules if bench in getattr(m, 'BENCHES', ()))
truth = entries(bench)
parts = [(t['in'], [t]) for t in truth] if isinstance(truth, list) else [(f, {f: t}) for f, t in truth.items()]
for name, part in parts:
    for key, value, n in module.figures(bench, part, answers):
        if key == figure and n and value is not None: print(json.dumps([name, value]))
`;

/** Values of one figure on each entry alone: `[id, value]`, in the order of the truth. */
export function scoreEach(python, { bench, figure, answers }) {
  return linesOf(runPython(python, ['-c', eachAlone, `${corporaFolder}/score`, bench, figure, answers]));
}

function runPython(python, parameters) {
  const { status, stdout, stderr } = spawnSync(python, parameters, {
    encoding: 'utf8',
    env: environment,
    maxBuffer: mostOutputBytes,
  });
  if (status !== 0) throw new Error(`${python} ${parameters[0]} ended with ${status}:\n${stderr}`);
  return stdout;
}

function linesOf(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
