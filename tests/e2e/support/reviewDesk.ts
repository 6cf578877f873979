import { expect, type Page } from '@playwright/test';
import { dragFiles } from './dragFiles.ts';

/** The table of columns; it has the focus as soon as a file is ready. */
export const reviewGrid = '[data-review-grid]';

/** Waits until a dropped file can be worked on with the keys alone. */
export async function waitForDesk(desk: Page): Promise<void> {
  await expect(desk.locator(reviewGrid)).toBeFocused();
}

/** The number that the navigation shows beside Review: columns still to be decided. */
export async function openColumns(desk: Page): Promise<number> {
  const words = await desk.getByRole('navigation').getByRole('link', { name: 'Review' }).innerText();
  return Number(/\d+/.exec(words)?.[0] ?? 0);
}

/** Drops files anywhere in the window, once the app has drawn itself and listens. */
export async function drop(desk: Page, paths: readonly string[]): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await dragFiles(desk, paths);
}
