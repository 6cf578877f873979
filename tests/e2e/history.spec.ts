import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Run } from '../../core/contract/views.ts';
import { asId, type RunId } from '../../core/model/ids.ts';
import { openStores } from '../../infra/local/store/openStores.ts';
import { writeLeads } from './support/leadsFile.ts';
import { expectNoBarrier } from './support/noBarrier.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, freshApp, sharedApp as test, type WebApp } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const packs = ['crm.leads', 'healthcare.claims'] as const;
const people = ['A. Kaya', 'M. Weber', 'J. Smith'] as const;

/** A run a day, backwards from today: the highest number is the newest. */
function runOf(number: number, count: number): Run {
  const startedAt = new Date(Date.now() - (count - number) * 86_400_000 - 60_000).toISOString();
  const failed = number % 10 === 0;
  const rejected = number % 4 === 0 ? 2 : 0;
  return {
    id: asId(`run${String(number)}`),
    fileId: asId(`file${String(number)}`),
    fileName: `${number % 2 === 0 ? 'Acme' : 'Globex'} week ${String(number).padStart(3, '0')}.csv`,
    tableName: 'a',
    packId: asId(packs[number % 2] ?? ''),
    mappingId: asId(`mapping${String(number % 2)}`),
    mappingVersion: number > count / 2 ? 2 : 1,
    trigger: 'automatic',
    state: failed ? 'failed' : 'done',
    startedAt,
    finishedAt: new Date(Date.parse(startedAt) + 4_000).toISOString(),
    startedBy: people[number % 3] ?? '',
    counts: failed
      ? null
      : {
          rowsIn: 10 + number,
          rowsOut: 10 + number - rejected,
          rowsRejected: rejected,
          failures:
            rejected === 0
              ? []
              : [{ code: 'NOT_A_DATE', field: 'created_at', count: 2, rows: [0, 1], examples: ['31.02.'] }],
        },
    outputs: [],
    error: failed
      ? { code: 'DISK_FULL', message: 'The disk is full.', remedy: 'Make room.', retryable: true }
      : null,
  };
}

/** How many runs an app has been given. */
const runsIn = new WeakMap<WebApp, number>();

async function openWith(app: WebApp, desk: Page, count: number): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  if (runsIn.get(app) !== count) {
    const stores = openStores(join(app.dataFolder, 'db', 'mapwright.db'));
    for (let number = 1; number <= count; number += 1) {
      const columns = [{ name: 'amount', cells: 100, missing: number % 7, distinct: 40, range: null }];
      await stores.runs.put(runOf(number, count), columns);
    }
    stores.close();
    runsIn.set(app, count);
    await desk.reload();
    await expect(desk.getByText('Connected')).toBeVisible();
  }
  await desk.keyboard.press('Alt+4');
  await expect(desk.getByRole('grid', { name: 'History' }).getByRole('row').nth(1)).toBeVisible();
}

const list = (desk: Page) => desk.getByRole('grid', { name: 'History' });
const details = (desk: Page) => desk.getByRole('complementary', { name: 'Details' });

test('the history goes back to the first run, by scrolling, by search and by link', async ({ app, desk }) => {
  await openWith(app, desk, 450);
  const history = list(desk);
  await expect(history.getByText('Acme week 450.csv')).toBeVisible();
  await expect(history).toHaveAttribute('aria-rowcount', '451');
  await history.focus();
  await desk.keyboard.press('End');
  await expect(history.getByText('Globex week 001.csv')).toBeVisible();
  await expect(details(desk)).toContainText('Globex week 001.csv');
  await screenshot(desk, 'history-end');

  await desk.reload();
  await expect(details(desk)).toContainText('Globex week 001.csv');
  await desk.keyboard.press('/');
  await desk.keyboard.type('globex 007');
  await expect(history).toHaveAttribute('aria-rowcount', '2');
  await expect(desk).toHaveURL(/text=globex\+007/);
  await desk.getByRole('textbox', { name: 'Search runs' }).fill('week 999');
  await expect(desk.getByText('No run matches these filters.')).toBeVisible();
});

test('facets narrow the list with counts, stand in the address, and go with Back', async ({ app, desk }) => {
  await openWith(app, desk, 450);
  const filters = desk.getByRole('complementary', { name: 'Filters' });
  const history = list(desk);
  await filters
    .getByRole('group', { name: 'State' })
    .getByRole('checkbox', { name: /^Failed/ })
    .check();
  await expect(history).toHaveAttribute('aria-rowcount', '46');
  const state = filters.getByRole('group', { name: 'State' });
  await expect(state.getByText('405')).toBeVisible();
  await filters
    .getByRole('group', { name: 'Started by' })
    .getByRole('checkbox', { name: /M\. Weber/ })
    .check();
  await expect(history).toHaveAttribute('aria-rowcount', '16');
  await expect(desk).toHaveURL(/state=failed&person=M\.\+Weber/);
  await expectNoBarrier(desk);
  await screenshot(desk, 'history-facets');

  await desk.goBack();
  await expect(history).toHaveAttribute('aria-rowcount', '46');
  await desk.reload();
  await expect(history).toHaveAttribute('aria-rowcount', '46');
  await desk.keyboard.press('Alt+1');
  await desk.keyboard.press('Alt+4');
  await expect(history).toHaveAttribute('aria-rowcount', '46');
  await desk.getByRole('button', { name: 'Remove the filter State: Failed' }).click();
  await expect(history).toHaveAttribute('aria-rowcount', '451');

  const first = filters.getByRole('group', { name: 'State' }).getByRole('checkbox').first();
  await first.focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Space');
  await expect(history).toHaveAttribute('aria-rowcount', '46');
  await desk.getByRole('button', { name: 'Clear all' }).click();
  // The address decides what is chosen, a moment after the press.
  await filters.getByRole('radio', { name: 'Last 7 days' }).click();
  await expect(filters.getByRole('radio', { name: 'Last 7 days' })).toBeChecked();
  await expect(history).toHaveAttribute('aria-rowcount', '8');
});

freshApp(
  'charts tell each day by key and as a table, and filter to it; the list is saved',
  async ({ app, desk }) => {
    await openWith(app, desk, 30);
    const charts = desk.getByRole('region', { name: 'Over time' });
    const chart = charts.getByRole('slider', { name: 'Runs over time' });
    await chart.focus();
    await desk.keyboard.press('ArrowLeft');
    await expect(chart).toHaveAttribute('aria-valuetext', /: 1$/);
    await desk.keyboard.press('Enter');
    await expect(list(desk)).toHaveAttribute('aria-rowcount', '2');
    await desk.getByRole('button', { name: 'Clear all' }).click();
    await charts.getByRole('button', { name: 'Figures as a table' }).click();
    await expect(charts.getByRole('row')).toHaveCount(31);
    await expectNoBarrier(desk);
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      (async () => {
        await desk.getByRole('button', { name: 'Export' }).click();
        await desk.getByRole('menuitem', { name: /CSV/ }).click();
      })(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[1]).toContain('Acme week 030.csv');
  },
);

test('two runs of a layout are compared, and others are not', async ({ app, desk }) => {
  await openWith(app, desk, 450);
  await list(desk).getByText('Acme week 448.csv').click();
  await list(desk)
    .getByText('Globex week 447.csv')
    .click({ modifiers: ['Control'] });
  await expect(desk.getByText('Only runs of the same layout can be compared.')).toBeVisible();
  await details(desk)
    .getByRole('button', { name: /Compare with/ })
    .click();
  await desk.getByRole('menuitem', { name: /Previous run/ }).click();
  await expect(desk.getByRole('heading', { name: 'Two runs compared' })).toBeVisible();
  await expect(desk.getByRole('region', { name: 'Then' })).toContainText('Acme week 446.csv');
  await expect(desk.getByRole('row', { name: /Not a date/ })).toContainText('+2');
  await expect(desk.getByRole('region', { name: 'Columns that moved' })).toContainText('amount');
  await expectNoBarrier(desk);
  await screenshot(desk, 'history-compare');
  await desk.reload();
  await expect(desk.getByRole('region', { name: 'Now' })).toContainText('Acme week 448.csv');
  await desk.goBack();
  await expect(details(desk)).toContainText('Acme week 448.csv');
});

freshApp('a run’s record, its rejected rows and what it wrote are open to read', async ({ app, desk }) => {
  test.slow();
  await drop(desk, [writeLeads(app.dataFolder, 'fair leads.csv', { badEmails: 3 })]);
  // On a busy machine the file takes its time.
  await desk.locator(reviewGrid).waitFor({ timeout: 60_000 });
  await waitForDesk(desk);
  const proposed = await openColumns(desk);
  await desk.keyboard.press('Shift+A');
  await expect.poll(() => openColumns(desk)).toBeLessThan(proposed);
  for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  }
  await desk.keyboard.press('Control+Enter');
  await openDialog(desk)
    .getByRole('button', { name: /^Approve/ })
    .click();
  const record = details(desk);
  await expect(record).toContainText(/[0-9a-f]{64}/);
  await expect(record).toContainText('Mapping v1 approved by');
  await expectNoBarrier(desk);

  await record.getByRole('button', { name: 'Show rejected rows' }).click();
  const rows = desk.getByRole('grid', { name: /^Rows of .*rejects\.csv/ });
  await expect(rows).toHaveAttribute('aria-rowcount', '4');
  await expect(rows.getByText('not an address').first()).toBeVisible();
  await expect(rows.getByText('Not an e-mail address').first()).toBeVisible();
  await expectNoBarrier(desk);
  await screenshot(desk, 'history-rejects');
  await desk.getByRole('button', { name: 'Back to the run' }).click();
  await record.getByRole('button', { name: /^Show the rows of .*cleaned\.csv/ }).click();
  await expect(desk.getByRole('grid', { name: /cleaned\.csv/ })).toHaveAttribute('aria-rowcount', '298');
  await expect(desk.getByText('Anna0001', { exact: true })).toBeVisible();

  await desk.goBack();
  const runId = /history\/([^?]+)/.exec(desk.url())?.[1] as RunId;
  rmSync(join(app.dataFolder, 'outputs', runId), { recursive: true });
  await desk.reload();
  await expect(record.getByText('Moved or deleted').first()).toBeVisible();

  // What somebody else starts waits behind a button; what one starts oneself is there.
  const second = await desk.context().newPage();
  await second.goto(desk.url());
  await details(second).getByRole('button', { name: 'Run again' }).click();
  await expect(list(second)).toHaveAttribute('aria-rowcount', '3');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '2');
  await desk.getByRole('button', { name: /1 new run/ }).click();
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '3');
});
