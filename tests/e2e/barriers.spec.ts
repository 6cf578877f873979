import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeLeads } from './support/leadsFile.ts';
import { drop, openColumns, waitForDesk } from './support/reviewDesk.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Every address of the app that needs no object of its own. */
const places = [
  'inbox',
  'review',
  'schemas',
  'schemas/pack/insurance.loss_register',
  'schemas/edit/crm.leads',
  'schemas/import',
  'history',
  'settings',
  'settings/keys',
  'settings/memory',
  'settings/ai',
  'settings/ledger',
  'settings/aws',
  'settings/data',
] as const;
/** Those that look otherwise once there are files, mappings and runs. */
const filledPlaces = ['inbox', 'review', 'schemas', 'history', 'settings/memory'] as const;

async function barriers(desk: Page, name: string): Promise<readonly string[]> {
  await screenshot(desk, `barriers-${name}`);
  const { violations } = await new AxeBuilder({ page: desk }).withTags(rules).analyze();
  return violations.map(
    ({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
  );
}

async function barriersOf(desk: Page, state: string, looked: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of looked) {
    await desk.evaluate((hash) => {
      location.hash = hash;
    }, `/${place}`);
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
    // Lists are asked for when they are looked at.
    await desk.waitForTimeout(300);
    found.push(...(await barriers(desk, `${state}-${place.replaceAll('/', '-')}`)));
  }
  return found;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('no screen puts a barrier in the way while it is empty', async ({ desk }) => {
      test.slow();
      await expect(desk.getByText('Connected')).toBeVisible();
      expect(await barriersOf(desk, `${colorScheme}-empty`, places)).toEqual([]);
    });

    test('nor with files that wait, failed and ran, a mapping and a run', async ({ app, desk }) => {
      test.slow();
      await drop(desk, [writeLeads(app.dataFolder, 'fair.csv')]);
      await waitForDesk(desk);
      await desk.keyboard.press('Shift+A');
      for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
        await desk.keyboard.press('a');
        await expect.poll(() => openColumns(desk)).toBeLessThan(open);
      }
      await desk.keyboard.press('Control+Enter');
      await expect(openDialog(desk)).toBeVisible();
      const found = [...(await barriers(desk, `${colorScheme}-approve`))];
      await desk.keyboard.press('Control+Enter');
      await expect(desk).toHaveURL(/#\/history\//);
      await expect(desk.getByRole('complementary', { name: 'Details' })).toContainText('Done');
      found.push(...(await barriers(desk, `${colorScheme}-run`)));

      const broken = join(app.dataFolder, 'broken.csv');
      writeFileSync(broken, Buffer.alloc(2_000));
      const odd = join(app.dataFolder, 'odd.csv');
      writeFileSync(odd, `<b>a</b>,${'ø'.repeat(10_000)},__proto__\n<img src=x>,\u202Etxt,1\n`);
      await drop(desk, [broken, odd]);
      await expect(desk.getByText('odd.csv').first()).toBeVisible();
      await expect(desk.getByText(/to decide|Ready to approve/).first()).toBeVisible();
      found.push(...(await barriersOf(desk, `${colorScheme}-full`, filledPlaces)));
      await desk.evaluate(() => {
        location.hash = '/schemas';
      });
      await desk.getByRole('button', { name: /^All mappings/ }).click();
      await desk.getByRole('grid', { name: 'Approved mappings' }).getByText('fair.csv').dblclick();
      await expect(desk.getByText('Evidence')).toBeVisible();
      found.push(...(await barriers(desk, `${colorScheme}-mapping`)));
      expect(found).toEqual([]);
    });
  });
}
