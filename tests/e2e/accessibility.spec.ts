import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { waitForDesk } from './support/reviewDesk.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, test } from './support/webApp.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoBarrier(desk: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk }).withTags(rules).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(found, name).toEqual([]);
  await screenshot(desk, name);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('no view puts a barrier in the way', async ({ desk }) => {
      test.slow();
      await expect(desk.getByRole('button', { name: 'Loss register' })).toBeVisible();
      await expectNoBarrier(desk, `${colorScheme}-inbox-empty`);
      await desk.getByRole('button', { name: 'Loss register' }).click();
      await waitForDesk(desk);
      await expect(desk.getByRole('grid', { name: /^Rows of the file/ }).getByRole('row')).not.toHaveCount(0);
      await expectNoBarrier(desk, `${colorScheme}-review`);

      await desk.keyboard.press('e');
      await expect(desk.getByRole('combobox', { name: 'Search target fields' })).toBeFocused();
      await expectNoBarrier(desk, `${colorScheme}-chooser`);
      await desk.keyboard.press('Escape');
      await waitForDesk(desk);

      for (const tab of ['Records', 'Whole-file check', 'Difference']) {
        await desk.getByRole('tab', { name: new RegExp(tab) }).click();
        await expectNoBarrier(desk, `${colorScheme}-${tab.toLowerCase().replaceAll(' ', '-')}`);
      }
      await desk.keyboard.press('?');
      await expect(desk.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await expectNoBarrier(desk, `${colorScheme}-keys`);
      await desk.keyboard.press('Escape');
      await desk.keyboard.press('Control+k');
      await expect(desk.getByRole('combobox', { name: /Search commands/ })).toBeFocused();
      await expectNoBarrier(desk, `${colorScheme}-palette`);
      await desk.keyboard.press('Escape');

      for (const [key, title] of [
        ['Alt+1', 'Inbox'],
        ['Alt+3', 'Schemas'],
        ['Alt+4', 'History'],
        ['Alt+5', 'Jobs'],
        ['Alt+9', 'Settings'],
      ] as const) {
        await desk.keyboard.press(key);
        await expect(desk.getByRole('heading', { level: 1 })).toHaveText(title);
        await expectNoBarrier(desk, `${colorScheme}-${title.toLowerCase()}`);
      }
    });
  });
}

test('the smallest window shows everything that is needed', async ({ desk }) => {
  await desk.setViewportSize({ width: 1120, height: 700 });
  await desk.getByRole('button', { name: 'Loss register' }).click();
  await waitForDesk(desk);
  const wider = await desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  await expect(desk.getByRole('button', { name: /^Approve/ })).toBeInViewport();
  const details = desk.getByRole('complementary', { name: 'Column' });
  await expect(details).toBeHidden();
  await desk.keyboard.press('i');
  await expect(details).toBeVisible();
  await screenshot(desk, 'smallest');
});
