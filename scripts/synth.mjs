/**
 * `npm run synth -- --env dev`: bundles the handlers and writes the templates of both stacks under `.cache/stack/<env>`,
 * checked against the rules of CloudFormation and cdk-nag, without an account or a network. Other words go to the app
 * (see `infra/stack/app.ts`).
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensureInstalled.mjs';
import { prepareStack } from './prepareStack.mjs';
import { findNode, run, say } from './project.mjs';

await ensureInstalled();
const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' } }, strict: false });
const begun = performance.now();
const { app, out } = await prepareStack(values.env, process.argv.slice(2));
const code = await run(findNode(), app);
if (code === 0) say(`Templates are in ${out} (${((performance.now() - begun) / 1000).toFixed(1)} s).`);
process.exitCode = code;
