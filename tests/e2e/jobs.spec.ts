import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptEverything } from './support/approving.ts';
import { press, runByName, tabTo } from './support/keysOnly.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { nameFolder, pipelineMs, plainLeads, watchFolder } from './support/pipelineFolder.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { expect, freshApp as test } from './support/webApp.ts';

test.slow();

const list = (desk: Page) => desk.getByRole('grid', { name: 'Jobs' });
const row = (desk: Page, name: string) => list(desk).getByRole('row', { name: new RegExp(name) });
const details = (desk: Page) => desk.getByRole('complementary', { name: 'Details of the job' });
const outbox = (desk: Page) => desk.getByRole('grid', { name: 'Outbox' });

test('a file that arrives is reviewed from the Inbox by keys, runs, and is saved', async ({ app, desk }) => {
  const folder = await watchFolder(app, desk);
  await expect(desk.getByText('No jobs yet')).toBeVisible();
  folder.put('fair.csv', plainLeads(40));
  await expect(row(desk, 'fair.csv')).toContainText('Needs a mapping', { timeout: pipelineMs });
  await expect(desk.getByRole('navigation').getByRole('link', { name: /Inbox/ })).toContainText('1');
  await desk.keyboard.press('Alt+1');
  const waiting = desk.getByRole('grid', { name: 'Inbox' });
  await expect(waiting.getByText('Arrived in the pipeline, needs a mapping')).toBeVisible();
  await tabTo(desk, waiting);
  await desk.keyboard.press('Enter');
  await waitForDesk(desk);
  await acceptEverything(desk);
  await desk.keyboard.press('Control+Enter');
  const dialog = desk.getByRole('dialog', { name: /^Approve as/ });
  await expect(dialog.getByText(/which runs it as soon as the mapping is approved/)).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText(/approved\. The pipeline runs the file\./)).toBeVisible();
  await desk.keyboard.press('Alt+5');
  await expect(row(desk, 'fair.csv')).toContainText('40 rows out', { timeout: pipelineMs });
  await expect(details(desk).getByText('Run started with mapping v1')).toBeVisible();
  await tabTo(desk, list(desk));
  await desk.keyboard.press('o');
  const save = details(desk).getByRole('button', { name: 'Save fair.cleaned.csv' });
  await tabTo(desk, save);
  const [saved] = await Promise.all([desk.waitForEvent('download'), desk.keyboard.press('Enter')]);
  expect(saved.suggestedFilename()).toContain('fair.cleaned.csv');
  folder.put('fair.csv', plainLeads(40), 'raw-test');
  await expect(row(desk, 'fair.csv Test')).toContainText('40 rows out', { timeout: pipelineMs });
  await row(desk, 'fair.csv Test').click();
  await expect(details(desk).getByText('Schema, counts, statistics and mapping are the same.')).toBeVisible();
});

test('the next file of the layout runs by itself while its rows keep their places', async ({ app, desk }) => {
  const folder = await watchFolder(app, desk);
  folder.put('empty.csv', '');
  await expect(row(desk, 'empty.csv')).toContainText('Failed', { timeout: pipelineMs });
  await tabTo(desk, list(desk));
  await desk.keyboard.press('Home');
  folder.put('fair.csv', plainLeads(10));
  const fresh = desk.getByRole('button', { name: /1 new job/ });
  await expect(fresh).toBeVisible({ timeout: pipelineMs });
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '2');
  await desk.keyboard.press('n');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '3');
  await expect(row(desk, 'empty.csv')).toHaveAttribute('aria-selected', 'true');
  await expect(fresh).toHaveCount(0);
});

test('a failed file is tried again, and what failed is told', async ({ app, desk }) => {
  const folder = await watchFolder(app, desk);
  folder.put('empty.csv', '');
  await expect(row(desk, 'empty.csv')).toContainText('The file is empty', { timeout: pipelineMs });
  await desk.getByRole('button', { name: /^Failed 1/ }).click();
  await tabTo(desk, list(desk));
  await desk.keyboard.press('r');
  await expect(details(desk).getByText(/^Tried again by /)).toBeVisible({ timeout: pipelineMs });
  await runByName(desk, 'Reach the pipelines now');
  await desk.keyboard.press('/');
  await desk.keyboard.type('no such file');
  await expect(desk.getByText('No job matches these filters.')).toBeVisible();
});

test('files wait in the outbox for a folder that is not there yet', async ({ app, desk }) => {
  const path = join(app.dataFolder, 'later');
  await nameFolder(desk, path);
  const own = join(app.dataFolder, 'own');
  mkdirSync(own);
  await desk.keyboard.press('Alt+1');
  for (const name of ['one.csv', 'two.csv', 'three.csv']) writeFileSync(join(own, name), plainLeads(5));
  await drop(
    desk,
    ['one.csv', 'two.csv', 'three.csv'].map((name) => join(own, name)),
  );
  const inbox = desk.getByRole('grid', { name: 'Inbox' });
  await expect(inbox.getByText('to decide')).toHaveCount(3);
  await tabTo(desk, inbox);
  await desk.keyboard.press('Control+a');
  await desk.keyboard.press('s');
  const dialog = desk.getByRole('dialog', { name: 'Send 3 files to a pipeline?' });
  await expect(dialog.getByText(/wait in the outbox/)).toBeVisible({ timeout: pipelineMs });
  await desk.keyboard.press('Control+Enter');
  await press(desk, desk.getByRole('contentinfo').getByRole('link', { name: /3 waiting/ }));
  await tabTo(desk, outbox(desk));
  await desk.keyboard.press('p');
  await expect(outbox(desk).getByRole('button', { name: 'Resume' })).toBeVisible();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Delete');
  await press(desk, desk.getByRole('button', { name: 'Take out' }));
  await expect(outbox(desk)).toHaveAttribute('aria-rowcount', '3');
  mkdirSync(path);
  await press(desk, desk.getByRole('button', { name: 'Try now' }));
  await expect(outbox(desk)).toHaveAttribute('aria-rowcount', '2', { timeout: pipelineMs });
  await tabTo(desk, outbox(desk));
  await desk.keyboard.press('p');
  await expect(desk.getByText('Nothing waits to be sent')).toBeVisible({ timeout: pipelineMs });
  expect(existsSync(join(path, 'raw'))).toBe(true);
  await desk.keyboard.press('Alt+5');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '3', { timeout: pipelineMs });
});

test('a name of a file is shown as it is, and breaks nothing', async ({ app, desk }) => {
  const folder = await watchFolder(app, desk);
  const name = `${'long '.repeat(40)}&lt;b&gt; \u202egpj.csv`;
  folder.put(name, '');
  await expect(row(desk, 'long long')).toContainText('Failed', { timeout: pipelineMs });
  await expect(details(desk).getByRole('heading', { level: 2 })).toHaveText(name);
  const wider = await desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
});

test('nobody is kept out of Jobs', async ({ app, desk }) => {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+5');
  await expect(desk.getByText('No pipeline is set up')).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'jobs without a pipeline');
  const folder = await watchFolder(app, desk);
  folder.put('fair.csv', plainLeads(10));
  folder.put('empty.csv', '');
  await expect(row(desk, 'fair.csv')).toContainText('Needs a mapping', { timeout: pipelineMs });
  await expect(row(desk, 'empty.csv')).toContainText('Failed', { timeout: pipelineMs });
  await desk.getByRole('button', { name: 'Filters', exact: true }).click();
  await expectNoBarrierInBothThemes(desk, 'jobs');
  await desk.getByRole('button', { name: 'Outbox', exact: true }).click();
  await expectNoBarrierInBothThemes(desk, 'outbox');
  await desk.keyboard.press('Alt+9');
  await desk.getByRole('link', { name: 'Pipeline', exact: true }).click();
  await expectNoBarrierInBothThemes(desk, 'settings of pipelines');
});
