/**
 * Fetches Electron's program after an installation (`postinstall`). Never fails the installation: Mapwright also
 * runs without it, in a browser. Runs under any Node from 20 on, with built-in modules only.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findElectron } from './findElectron.mjs';
import { at } from './project.mjs';

/** How long the download may take, and how long its server may take to answer at all, in milliseconds. */
const downloadMs = 5 * 60_000;
const answerMs = 8_000;

console.log(await fetchElectron());

async function fetchElectron() {
  const script = at('node_modules', 'electron', 'install.js');
  if (!existsSync(script)) return 'Electron: its package is not installed; `npm start` will use the browser.';
  if (findElectron() !== undefined) return 'Electron: its program is there.';
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return 'Electron: the download was not wanted.';
  if (!(await serverAnswers())) {
    return 'Electron: its download server does not answer from here; `npm start` will use the browser.';
  }
  const code = await install(script);
  if (code === 0 && findElectron() !== undefined) return 'Electron: its program was fetched.';
  return 'Electron: the download failed; `npm start` will use the browser.';
}

/** Asks first, because the download itself has no time limit and a silent network would hold the installation up. */
async function serverAnswers() {
  // A proxy or a mirror with rules of its own is left to the installer.
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true;
  const server =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com';
  try {
    await fetch(server, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(answerMs) });
    return true;
  } catch {
    // Why it does not answer makes no difference: there is nothing to download from.
    return false;
  }
}

function install(script) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: downloadMs });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
