import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails where axe finds anything on the page as it is. */
export async function expectNoBarrier(page: Page, name = 'page'): Promise<void> {
  await expectNothing(axeOf(page).withTags(rules), name);
}

/** The same, and in dark, where nothing but colours differs, too little contrast. The page follows the system's theme and is left in light. */
export async function expectNoBarrierInBothThemes(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoBarrier(page, `${name}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothing(axeOf(page).withRules(['color-contrast']), `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The page has no frames, so one look suffices; what passes is not described, which takes longer than finding it. */
function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function expectNothing(axe: AxeBuilder, name: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, name).toEqual([]);
}
