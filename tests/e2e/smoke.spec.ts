import { screenshot } from './support/screenshot.ts';
import { expect, test } from './support/webApp.ts';

test('opens with the link of the terminal and stays open when it is loaded again', async ({ app, desk }) => {
  await expect(desk.getByRole('navigation').first()).toBeVisible();
  expect(desk.url()).not.toContain('open');
  await desk.reload();
  await expect(desk.getByRole('navigation').first()).toBeVisible();
  await desk.goto(app.origin);
  await expect(desk.getByRole('navigation').first()).toBeVisible();
  await screenshot(desk, 'smoke');
});

test('says where the new link is when a link was used before', async ({ app, browser }) => {
  const link = await app.newLink();
  const first = await browser.newPage();
  await first.goto(link);
  await expect(first.getByRole('navigation').first()).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('status')).toContainText('press Enter');
  await stranger.goto(app.origin);
  await expect(stranger.getByRole('status')).toContainText('press Enter');
  await stranger.goto(await app.newLink());
  await expect(stranger.getByRole('navigation').first()).toBeVisible();
});
