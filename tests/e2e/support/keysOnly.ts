import { expect, type Locator, type Page } from '@playwright/test';

/** Most stops of the Tab key between where one is and anything else of a view. */
const mostStops = 120;

/** Goes to a control with the Tab key alone, as somebody without a mouse does. @returns how many presses it took */
export async function tabTo(desk: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses <= mostStops; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
    await desk.keyboard.press(key);
  }
  throw new Error(`The Tab key does not come to ${String(target)}.`);
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
  await expect(desk.getByText('Connected')).toBeVisible();
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), desk.keyboard.press('Control+o')]);
  await chooser.setFiles(path);
}
