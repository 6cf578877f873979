/**
 * `npm start`: installs and builds what is missing, then opens the desktop window; where that is not possible, serves
 * the same app to the browser of this machine and says why. Runs under any Node from 20 on, with built-in modules only.
 */
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findElectron, whyNoWindow } from './findElectron.mjs';
import { at, findNode, projectFolder, run, say } from './project.mjs';

/** A window that closes by itself this soon with an error never really opened, in milliseconds. */
const neverOpenedMs = 5_000;

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exitCode = 3;
}

async function start(parameters) {
  await ensureInstalled();
  await ensureBuilt();
  // Ctrl-C goes to the whole group; the child ends in order, and this process with it.
  process.on('SIGINT', () => {});
  const reason = whyNoWindow();
  if (reason !== '') return serve(reason, parameters);
  const startedMs = Date.now();
  const code = await run(findElectron(), [projectFolder, ...parameters]);
  if (code === 0 || Date.now() - startedMs > neverOpenedMs) return code;
  return serve(`The desktop window could not be opened (Electron ended with code ${code}).`, parameters);
}

function serve(reason, parameters) {
  say(reason);
  const cli = [at('out', 'main', 'cli.js'), 'serve', '--note', reason, ...parameters];
  return run(findNode(), ['--disable-warning=ExperimentalWarning', ...cli]);
}
