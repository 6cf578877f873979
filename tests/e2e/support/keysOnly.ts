import { expect, type Locator, type Page } from '@playwright/test';
import { reviewGrid } from './reviewDesk.ts';

/** Most stops of the Tab key between where one is and anything else of a view; the page of keys has some hundreds. */
const mostStops = 300;
/** Reading a file may take long where the machine has much else to do; in milliseconds. */
const readingMs = 60_000;

/** Goes to a control with the Tab key alone, the shorter way, as somebody without a mouse does. */
export async function tabTo(desk: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isBefore = await target.evaluate(
    (element) =>
      document.activeElement !== null &&
      (element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  for (let presses = 0; presses <= mostStops; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await desk.keyboard.press(isBefore ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`The Tab key does not come to ${String(target)}.`);
}

/** Waits until the file on its way can be worked on with the keys alone. */
export async function deskIsReady(desk: Page): Promise<void> {
  await expect(desk.locator(reviewGrid)).toBeFocused({ timeout: readingMs });
}

/** Goes to a button or a link and presses it. */
export async function press(desk: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(desk, target);
  await desk.keyboard.press(key);
}

/** Runs a command by its name from the palette. */
export async function runByName(desk: Page, name: string): Promise<void> {
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('combobox', { name: /Search commands/ })).toBeFocused();
  await desk.keyboard.type(name);
  await expect(desk.getByRole('option').first()).toContainText(name);
  await desk.keyboard.press('Enter');
}

/** Opens a file with the system's dialog, which the keys open too. */
export async function openByKeys(desk: Page, path: string): Promise<void> {
  // The browser is told to hand the dialog over by the first listener; by the time of the key it has to know.
  desk.once('filechooser', () => undefined);
  await expect(desk.getByText('Connected')).toBeVisible();
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), desk.keyboard.press('Control+o')]);
  await chooser.setFiles(path);
}

/** Letters of a menu count as one word while they follow each other fast; in milliseconds, with some to spare. */
const wordEndsMs = 1_500;

/** Goes to an item of the open menu by its first letters, again where the machine was too busy to take them as one word. */
export async function typeAhead(desk: Page, letters: string, item: Locator): Promise<void> {
  await expect(async () => {
    await desk.keyboard.type(letters);
    await expect(item).toBeFocused({ timeout: wordEndsMs });
  }).toPass({ intervals: [wordEndsMs] });
}
