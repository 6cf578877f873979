import { expect, type Page } from '@playwright/test';
import { openColumns, reviewGrid } from './reviewDesk.ts';

/** Accepts what is sure, then every column that is left, one key each. */
export async function acceptEverything(desk: Page): Promise<void> {
  await desk.locator(reviewGrid).focus();
  await desk.keyboard.press('Shift+A');
  for (let open = await openColumns(desk); open > 0; open = await openColumns(desk)) {
    await desk.keyboard.press('a');
    await expect.poll(() => openColumns(desk)).toBeLessThan(open);
  }
}

/** Opens the approval and confirms it; ends on the run. */
export async function approveNow(desk: Page): Promise<void> {
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('dialog', { name: /^Approve as/ })).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/#\/history\//);
}
