import { writeFileSync } from 'node:fs';
import { startDrag } from './support/dragFiles.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

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

test('shows where a dragged file goes, and takes it when it is let go of', async ({ desk }, info) => {
  const path = info.outputPath('people, ü.csv');
  writeFileSync(path, 'id,name,mail\n007,Ana,ana@example.org\n008,Bo,bo@example.org\n');
  await expect(desk.getByRole('navigation').first()).toBeVisible();
  await expect(desk.getByText('Connected')).toBeVisible();
  const drag = await startDrag(desk, [path]);
  await expect(desk.getByText('Drop to open')).toBeVisible();
  await screenshot(desk, 'drag');
  await drag.drop();
  await expect(desk.getByText('Drop to open')).toBeHidden();
  await expect(desk.getByText('people, ü.csv').first()).toBeVisible();
});

test('reads at most 900 kB of script before the page is drawn', async ({ app, desk }) => {
  await expect(desk.getByText('Connected')).toBeVisible();
  const page = await (await desk.request.get(app.origin)).text();
  const paths = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  expect(paths.length).toBeGreaterThan(1);
  let bytes = 0;
  for (const path of paths)
    bytes += (await (await desk.request.get(`${app.origin}/${path}`)).body()).byteLength;
  expect(bytes).toBeLessThanOrEqual(900_000);
  // Not so little that something else was measured.
  expect(bytes).toBeGreaterThan(300_000);
});
