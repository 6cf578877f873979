import { expect, type Page } from '@playwright/test';

/** Goes to the view by its key, once the page hears keys. */
export async function openScans(desk: Page): Promise<void> {
  await expect(desk.getByRole('link', { name: 'Scan' })).toBeVisible();
  await desk.keyboard.press('Alt+6');
}

/** A new scan with its codes typed in and its place left open. */
export async function newCodes(desk: Page, codes: string): Promise<void> {
  await openScans(desk);
  await desk.getByRole('button', { name: /New scan/ }).click();
  await desk.getByRole('textbox', { name: 'Codes, one a line' }).fill(codes);
}

/** A new scan of a folder, not yet started. */
export async function newScan(desk: Page, codes: string, folder: string): Promise<void> {
  await newCodes(desk, codes);
  await desk.getByRole('textbox', { name: 'Folder on this computer' }).fill(folder);
  await expect(desk.getByRole('grid', { name: 'Folders' })).toBeVisible();
}

export const start = (desk: Page) => desk.getByRole('button', { name: 'Start' });
export const list = (desk: Page) => desk.getByRole('grid', { name: 'Matches' });
export const facts = (desk: Page) => desk.locator('[data-scan-facts]');

/** Fails where the page is wider than its window. */
export async function expectNoOverflow(desk: Page): Promise<void> {
  const { whole, seen } = await desk.evaluate(() => ({
    whole: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect(whole, 'width of the page').toBeLessThanOrEqual(seen);
}
