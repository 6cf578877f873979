/**
 * `npm run cloud`: brings up the stand-in cloud from the templates that `npm run synth` would write, and runs it until
 * Ctrl-C. `--env` names the environment, `--assembly FOLDER` takes templates that are there; `--port`, `--visibility` and
 * `--logs` go to `tests/cloud/runCloud.ts`. `--large 1` sends a CSV of so many gigabytes through functions of 512 MB each instead.
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensureInstalled.mjs';
import { prepareStack } from './prepareStack.mjs';
import { at, findNode, run } from './project.mjs';

const { values } = parseArgs({
  options: {
    env: { type: 'string', default: 'dev' },
    assembly: { type: 'string' },
    port: { type: 'string' },
    visibility: { type: 'string' },
    logs: { type: 'boolean' },
    large: { type: 'string' },
  },
});

await ensureInstalled();
if (values.large !== undefined) process.exitCode = await sendLarge(values.large);
else process.exitCode = values.assembly === undefined ? await prepare() : await start(values.assembly);

async function prepare() {
  const { app, out } = await prepareStack(values.env, ['--env', values.env, '--no-check']);
  const code = await run(findNode(), app);
  return code === 0 ? start(out) : code;
}

function sendLarge(gigabytes) {
  return run(findNode(), [
    '--disable-warning=ExperimentalWarning',
    at('tests', 'cloud', 'runLarge.ts'),
    '--gigabytes',
    gigabytes,
  ]);
}

function start(assembly) {
  const { port, visibility, logs } = values;
  const words = Object.entries({ port, visibility }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return run(findNode(), [
    '--disable-warning=ExperimentalWarning',
    at('tests', 'cloud', 'runCloud.ts'),
    '--assembly',
    assembly,
    '--folder',
    at('.cache', 'cloud'),
    ...words,
    ...(logs === true ? ['--logs'] : []),
  ]);
}
