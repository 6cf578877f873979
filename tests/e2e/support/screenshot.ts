import type { Page } from '@playwright/test';

const wanted = process.env['MAPWRIGHT_PICTURES'] !== undefined;

/**
 * Keeps a picture of the page under `.cache/e2e/screenshots`, for people to look at, where `MAPWRIGHT_PICTURES` is set:
 * tests need none. Moving parts are stopped first.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!wanted) return;
  await page.screenshot({
    path: `.cache/e2e/screenshots/${name}.png`,
    animations: 'disabled',
    caret: 'hide',
  });
}

/** The same in both themes, where the page follows the system's; it is left in the light one. */
export async function screenshots(page: Page, name: string): Promise<void> {
  if (!wanted) return;
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await screenshot(page, `${name}-${colorScheme}`);
  }
}
