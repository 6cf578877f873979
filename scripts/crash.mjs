/**
 * `npm run crash`: 6,600 items worked off on a DynamoDB and an SQS of the test equipment, by processes that are killed at
 * random, with 10 % of the messages twice, none in order and 5 % of the answers lost. `--items N` takes others; `--loads N`
 * instead takes rows into the leads of this machine so many times, by processes that are killed.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from './ensureInstalled.mjs';
import { at, findNode, projectFolder } from './project.mjs';

await ensureInstalled();
const given = process.argv.slice(2);
const script = given.includes('--loads')
  ? at('tests', 'infra', 'local', 'records', 'runLoadCrash.ts')
  : at('tests', 'infra', 'aws', 'sessions', 'runCrash.ts');
const child = spawn(findNode(), [script, ...given], {
  cwd: projectFolder,
  stdio: 'inherit',
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
