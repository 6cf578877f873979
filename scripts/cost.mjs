/**
 * `npm run cost -- --env prod`: what the cases of the documents behind the pipeline would cost a month, counted from the
 * templates' settings and from what `npm run cloud -- --usage` has measured. `--json` prints it for programs.
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensureInstalled.mjs';
import { prepareStack } from './prepareStack.mjs';
import { at, findNode, run } from './project.mjs';

const { values } = parseArgs({
  options: { env: { type: 'string', default: 'dev' }, json: { type: 'boolean' } },
});
await ensureInstalled();
const { app, out } = await prepareStack(values.env, ['--env', values.env, '--no-check']);
process.exitCode = await run(findNode(), app);
if (process.exitCode === 0) {
  const words = ['--assembly', out, ...(values.json === true ? ['--json'] : [])];
  process.exitCode = await run(findNode(), [at('infra', 'stack', 'cost', 'printCost.ts'), ...words]);
}
