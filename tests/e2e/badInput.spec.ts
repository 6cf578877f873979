import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCatalogue } from '../../core/model/errors.ts';
import { writeLeads } from './support/leadsFile.ts';
import { drop, openColumns, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

test('each file that cannot be read says what to do, and the good one beside them opens', async ({
  app,
  desk,
}) => {
  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(app.dataFolder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...noise(4_000)]);
  const workbook = readFileSync(resolve('samples/trade-fair-leads.xlsx'));
  const bad = [
    { path: write('picture.csv', picture), remedy: errorCatalogue.SOURCE_BINARY.remedy },
    { path: write('nothing.csv', new Uint8Array()), remedy: errorCatalogue.SOURCE_EMPTY.remedy },
    {
      path: write('half.xlsx', workbook.subarray(0, workbook.length / 2)),
      remedy: errorCatalogue.SOURCE_DAMAGED.remedy,
    },
  ];
  const good = writeLeads(app.dataFolder, 'good.csv');
  await drop(desk, [...bad.map(({ path }) => path), good]);
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Inbox');
  const inbox = desk.getByRole('grid', { name: 'Inbox' });
  for (const { path, remedy } of bad) {
    const line = inbox.getByRole('row').filter({ hasText: path.slice(app.dataFolder.length + 1) });
    await expect(line).toContainText(remedy);
    const fits = (element: Element): boolean => element.scrollWidth <= element.clientWidth;
    expect(await line.getByText(remedy).evaluate(fits), 'the whole remedy can be read').toBe(true);
  }
  const line = inbox.getByRole('row').filter({ hasText: 'good.csv' });
  await expect(line).toContainText('to decide');
  await screenshots(desk, 'bad-input');
  await line.getByRole('button', { name: 'Review', exact: true }).click();
  await waitForDesk(desk);
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('good.csv');
  expect(await openColumns(desk)).toBeGreaterThan(0);
});

/** Bytes without a pattern, the same ones each time. */
function noise(count: number): readonly number[] {
  let state = 20_251_120;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}
