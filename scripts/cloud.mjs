/**
 * `npm run cloud`: brings up the stand-in cloud from the templates that `npm run synth` would write, and runs it until
 * Ctrl-C. `--env` names the environment, `--assembly FOLDER` takes templates that are there; `--port`, `--visibility` and
 * `--logs` go to `tests/cloud/runCloud.ts`. Instead, `--large 1` sends a CSV of so many gigabytes
 * through functions of 512 MB each, `--usage` tells what one file takes of every service, and `--scan 6600` scans so many
 * documents for 50,000 codes while messages come twice, workers die and the client goes away; `--calm` leaves that out.
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
    usage: { type: 'boolean' },
    scan: { type: 'string' },
    calm: { type: 'boolean' },
  },
});

await ensureInstalled();
if (values.large !== undefined)
  process.exitCode = await runCase('runLarge.ts', ['--gigabytes', values.large]);
else if (values.usage === true) process.exitCode = await runCase('runUsage.ts', []);
else if (values.scan !== undefined)
  process.exitCode = await runCase('runScan.ts', [
    '--documents',
    values.scan,
    ...(values.calm === true ? ['--calm'] : []),
  ]);
else process.exitCode = values.assembly === undefined ? await prepare() : await start(values.assembly);

async function prepare() {
  const { app, out } = await prepareStack(values.env, ['--env', values.env, '--no-check']);
  const code = await run(findNode(), app);
  return code === 0 ? start(out) : code;
}

function runCase(file, words) {
  return run(findNode(), ['--disable-warning=ExperimentalWarning', at('tests', 'cloud', file), ...words]);
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
