/**
 * `npm test`: installs and builds what is missing, runs all unit, contract, shell and browser tests, and closes with
 * one plain line. Runs under any Node from 20 on, with built-in modules only.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { ensureChromium } from './findChromium.mjs';
import { at, runTool, say } from './project.mjs';

const reports = {
  vitest: at('.cache', 'test', 'vitest.json'),
  browser: at('.cache', 'test', 'playwright.json'),
};

try {
  process.exitCode = await test();
} catch (error) {
  say(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

async function test() {
  await ensureInstalled();
  await ensureBuilt();
  await ensureChromium();
  mkdirSync(at('.cache', 'test'), { recursive: true });
  for (const report of Object.values(reports)) rmSync(report, { force: true });

  const vitestCode = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reports.vitest}`,
  ]);
  const browserCode = await runTool('@playwright/test/cli.js', ['test']);

  const unit = { ...vitestCounts(), code: vitestCode };
  const browser = { ...browserCounts(), code: browserCode };
  const passed = unit.passed + browser.passed;
  const failed = failures(unit) + failures(browser);
  const skipped = unit.skipped + browser.skipped;
  if (skipped > 0) say(`${skipped} skipped; the reasons stand above.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** A runner that ended with an error without a failed test, for example because a file does not load, counts as one. */
function failures({ failed, code }) {
  return failed === 0 && code !== 0 ? 1 : failed;
}

function vitestCounts() {
  const report = readReport(reports.vitest);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function browserCounts() {
  const stats = readReport(reports.browser)?.stats;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
