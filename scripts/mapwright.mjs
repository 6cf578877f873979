#!/usr/bin/env node
/** The `mapwright` command: builds what is missing and hands over to the command line under the locked Node. */
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { at, findNode, run, say } from './project.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = await run(
    findNode(),
    ['--disable-warning=ExperimentalWarning', at('out', 'main', 'cli.js'), ...process.argv.slice(2)],
    { cwd: process.cwd() },
  );
} catch (error) {
  say(error.message);
  process.exitCode = 3;
}
