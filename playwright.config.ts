import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser that the machine has, the one without a window first: it takes a third less. Where there is none, Playwright's own. */
const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

/** Runs what `npm run build` made; `webApp.ts` tells which tests have a web host of their own. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/e2e/results',
  timeout: 90_000,
  // Long enough for a machine that is busy with other work; what passes never waits for it.
  expect: { timeout: 30_000 },
  // A test waits as much as it works: on two cores a third one fills the waiting.
  workers: 3,
  // A browser on a busy build machine may lose an event. What passes on a later try only is listed as flaky.
  retries: process.env['CI'] === undefined ? 0 : 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '.cache/test/playwright.json' }]],
  use: {
    browserName: 'chromium',
    // A press that finds nothing to press ends the test, not the time of the whole.
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    // Nothing is looked at while it moves.
    contextOptions: { reducedMotion: 'reduce' },
    // Recorded on the second try only: recording every test costs a third of its time.
    trace: 'on-first-retry',
    launchOptions: {
      // A browser run as root, as in containers, has no sandbox of its own to offer.
      chromiumSandbox: process.getuid?.() !== 0,
      ...(installed === undefined ? {} : { executablePath: installed }),
    },
  },
});
