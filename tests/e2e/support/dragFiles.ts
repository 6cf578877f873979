import type { Page } from '@playwright/test';

/**
 * Drags files from outside into the page, as a person does from a file manager: the browser opens them itself.
 *
 * @param paths absolute
 * @param selector what the files are let go over; the page's middle unless given
 */
export async function dragFiles(page: Page, paths: readonly string[], selector = 'body'): Promise<void> {
  const drag = await startDrag(page, paths, selector);
  await drag.drop();
}

/** A drag that is held over the page, for looking at what the page shows meanwhile. */
export async function startDrag(
  page: Page,
  paths: readonly string[],
  selector = 'body',
): Promise<{ drop(): Promise<void> }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`There is no ${selector} to drag to.`);
  const client = await page.context().newCDPSession(page);
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    client.send('Input.dispatchDragEvent', {
      type,
      x: Math.round(box.x + box.width / 2),
      y: Math.round(box.y + box.height / 2),
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  await send('dragEnter');
  await send('dragOver');
  // A held drag tells where it is again and again.
  await page.waitForTimeout(100);
  await send('dragOver');
  return {
    async drop() {
      await send('drop');
      await client.detach();
    },
  };
}
