import { join } from 'node:path';
import type { Run } from '../../core/contract/views.ts';
import { asId } from '../../core/model/ids.ts';
import { openStores } from '../../infra/local/store/openStores.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, test } from './support/webApp.ts';

function runOf(number: number): Run {
  const startedAt = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();
  return {
    id: asId(`run${String(number)}`),
    fileId: asId('file'),
    fileName: `week ${String(number).padStart(3, '0')}.csv`,
    tableName: 'a',
    packId: asId('crm.leads'),
    mappingId: asId('mapping'),
    mappingVersion: 1,
    trigger: 'automatic',
    state: 'done',
    startedAt,
    finishedAt: startedAt,
    startedBy: 'A. Kaya',
    counts: { rowsIn: 10, rowsOut: 10, rowsRejected: 0, failures: [] },
    outputs: [],
    error: null,
  };
}

test('the history goes back to the first run, by scrolling, by filter and by link', async ({ app, desk }) => {
  const stores = openStores(join(app.dataFolder, 'db', 'mapwright.db'));
  for (let number = 1; number <= 450; number += 1) await stores.runs.put(runOf(number));
  stores.close();
  await desk.reload();
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+4');
  const history = desk.getByRole('grid', { name: 'History' });
  await expect(history.getByText('week 450.csv')).toBeVisible();
  expect(await history.getAttribute('aria-rowcount')).toBe('201');
  await history.focus();
  await expect(async () => {
    await desk.keyboard.press('End');
    await expect(history.getByText('week 001.csv')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(history).toHaveAttribute('aria-rowcount', '451');
  await screenshot(desk, 'history-end');

  await desk.reload();
  await expect(desk.getByRole('complementary', { name: 'Details' })).toContainText('week 001.csv');
  await desk.getByRole('textbox', { name: 'Filter runs' }).fill('week 007');
  await expect(history.getByText('week 007.csv')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Filter runs' }).fill('week 999');
  await expect(desk.getByText('No run matches this filter.')).toBeVisible();
});
