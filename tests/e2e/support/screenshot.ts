import type { Page } from '@playwright/test';

/** Keeps a picture of the page under `.cache/e2e/screenshots`, for people to look at. Moving parts are stopped first. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: `.cache/e2e/screenshots/${name}.png`,
    animations: 'disabled',
    caret: 'hide',
  });
}

/** The same in both themes, where the page follows the system's. */
export async function screenshots(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await screenshot(page, `${name}-${colorScheme}`);
  }
}
