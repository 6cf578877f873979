/**
 * `npm run simulate`: 20,000 random schedules of working off a session, with crashes, lost answers, doubled and reordered
 * messages and wrong clocks, and for each fault that is planted how many schedules it takes to notice it. `--count N` and
 * `--seed N` take others.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from './ensureInstalled.mjs';
import { at, findNode, projectFolder } from './project.mjs';

await ensureInstalled();
const child = spawn(
  findNode(),
  [at('tests', 'core', 'session', 'runSimulation.ts'), ...process.argv.slice(2)],
  { cwd: projectFolder, stdio: 'inherit' },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
