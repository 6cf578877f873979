import type { Locator, Page } from '@playwright/test';

/** The dialog that is open. Notices in the corner have the role too, and come and go by themselves. */
export function openDialog(desk: Page): Locator {
  return desk.locator('[role="dialog"]:not([data-toasts] *)');
}
