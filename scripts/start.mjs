/**
 * `npm start`: installs and builds what is missing, then opens the desktop window; where that is not possible, serves
 * the same app to the browser of this machine and says why. Runs under any Node from 20 on, with built-in modules only.
 */
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findElectron, whyNoWindow } from './findElectron.mjs';
import { at, findNode, projectFolder, run, say } from './project.mjs';

/** How often it is looked whether npm is still there, in milliseconds. */
const watchMs = 1_000;
/** A window that closes by itself this soon with an error never really opened, in milliseconds. */
const neverOpenedMs = 5_000;

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exitCode = 3;
}

async function start(parameters) {
  endWithParent();
  await ensureInstalled();
  await ensureBuilt();
  const reason = whyNoWindow();
  if (reason !== '') return serve(reason, parameters);
  const startedMs = Date.now();
  const code = await run(findElectron(), [projectFolder, ...parameters]);
  if (code === 0 || Date.now() - startedMs > neverOpenedMs) return code;
  return serve(`The desktop window could not be opened (Electron ended with code ${code}).`, parameters);
}

/** An npm that was ended tells its child nothing; the app must not go on without anybody who could end it. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, watchMs).unref();
}

function serve(reason, parameters) {
  say(reason);
  const cli = [at('out', 'main', 'cli.js'), 'serve', '--note', reason, ...parameters];
  return run(findNode(), ['--disable-warning=ExperimentalWarning', ...cli]);
}
