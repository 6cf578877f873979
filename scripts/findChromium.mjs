import { existsSync } from 'node:fs';
import { at, findNode, run, runTool, say } from './project.mjs';

/** Debian's browser without a window, which takes a third less processor time than the whole one. */
const windowless = '/usr/bin/chromium-headless-shell';
const installed = [windowless, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Makes sure that a browser for the end-to-end tests is there: the machine's own, else Playwright's; where there is
 * none, it is installed with the system's or with Playwright's installer. A build server on Debian gets the windowless one.
 *
 * @throws {Error} with what to do, where none could be installed
 */
export async function ensureChromium() {
  const ownsDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const wanted = ownsDebian && process.env.CI !== undefined && !existsSync(windowless);
  if (!wanted && (await hasChromium())) return;
  say('Installing a browser for the tests ...');
  if (ownsDebian) {
    await run('apt-get', ['update', '-q'], quiet);
    // Ubuntu has no such package.
    for (const browser of ['chromium-headless-shell', 'chromium']) {
      await run(
        'apt-get',
        ['install', '-y', '-q', '--no-install-recommends', browser, 'fonts-liberation'],
        quiet,
      );
      if (await hasChromium()) return;
    }
  }
  await runTool('@playwright/test/cli.js', ['install', 'chromium'], { stdio: ['ignore', 2, 2] });
  if (await hasChromium()) return;
  throw new Error(
    'The browser tests need Chromium, which could not be installed. Install it (for example `apt-get install chromium fonts-liberation` as root) and run `npm test` again.',
  );
}

const quiet = { stdio: ['ignore', 'ignore', 2], env: { DEBIAN_FRONTEND: 'noninteractive' } };

async function hasChromium() {
  if (installed.some((path) => existsSync(path))) return true;
  const probe =
    "const { chromium } = require('@playwright/test'); process.exit(require('node:fs').existsSync(chromium.executablePath()) ? 0 : 1)";
  return (await run(findNode(), ['-e', probe], { cwd: at(), stdio: 'ignore' })) === 0;
}
