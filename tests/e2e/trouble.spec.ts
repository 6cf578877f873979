import { appendFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { smallDiskRefused } from '../infra/local/smallDisk.ts';
import { writeLeads } from './support/leadsFile.ts';
import { killEngine } from './support/otherProcesses.ts';
import { drop, openColumns, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp, sharedApp as test, type WebApp } from './support/webApp.ts';

async function openLeads(app: WebApp, desk: Page, name = 'leads.csv'): Promise<void> {
  await drop(desk, [writeLeads(app.dataFolder, name)]);
  await waitForDesk(desk);
}

test('decisions made while Mapwright is gone are counted, wait and are saved in order, each once', async ({
  app,
  context,
}) => {
  const desk = await context.newPage();
  await desk.goto(await app.newLink());
  await openLeads(app, desk);
  const before = await openColumns(desk);
  await desk.keyboard.press('a');
  await expect.poll(() => openColumns(desk)).toBe(before - 1);

  await app.stop('SIGKILL');
  await expect(desk.getByRole('alert')).toContainText('Everything so far is saved.');
  await expect(desk.locator(reviewGrid)).toBeFocused();
  for (let n = 0; n < 3; n += 1) await desk.keyboard.press('x');
  await expect(desk.getByRole('alert')).toContainText('3 changes wait here and will be saved then');
  await screenshots(desk, 'host-gone');

  await app.start();
  await expect(desk.getByRole('alert')).toContainText('asks for a new link');
  const other = await context.newPage();
  await other.goto(await app.newLink());
  await expect(desk.getByRole('alert')).toBeHidden();
  await expect.poll(() => openColumns(desk)).toBe(before - 4);
  await desk.keyboard.press('Control+z');
  await expect.poll(() => openColumns(desk)).toBe(before - 3);
});

test('a view that is asked for while Mapwright is gone comes when it is back', async ({ app, context }) => {
  const desk = await context.newPage();
  await desk.goto(await app.newLink());
  await openLeads(app, desk);
  await app.stop('SIGKILL');
  await expect(desk.getByRole('alert')).toContainText('Reconnecting');
  await desk.keyboard.press('Alt+4');
  await expect(desk).toHaveURL(/#\/history/);
  await app.start();
  await (await context.newPage()).goto(await app.newLink());
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('History');
});

test('a kill loses no decision', async ({ app, context }) => {
  let desk = await context.newPage();
  await desk.goto(await app.newLink());
  await openLeads(app, desk);
  let open = await openColumns(desk);
  for (let round = 0; round < 3; round += 1) {
    const presses = 3 + round;
    for (let n = 0; n < presses; n += 1) await desk.keyboard.press('x');
    // What is older than a second is to be safe.
    await desk.waitForTimeout(1_000);
    const address = new URL(desk.url()).hash;
    await app.restart('SIGKILL');
    await desk.close({ runBeforeUnload: false });
    desk = await context.newPage();
    await desk.goto(await app.newLink());
    await expect(desk.getByText('Connected')).toBeVisible();
    await desk.goto(`${app.origin}/${address}`);
    await expect(desk.locator(reviewGrid)).toBeVisible();
    await expect.poll(() => openColumns(desk)).toBe(open - presses);
    open -= presses;
    await desk.locator(reviewGrid).focus();
  }
});

test('an engine that dies during a check says so, and the next try works', async ({ app, desk }) => {
  test.skip(process.platform !== 'linux', 'processes are found as Linux lists them');
  const path = join(app.dataFolder, 'long.csv');
  test.slow();
  // So many that their check cannot end before the engine does.
  const rows = 800_000;
  writeFileSync(
    path,
    `First Name,Last Name,Email,Company\n${'Ana,Berg,ana@example.org,Acme\n'.repeat(rows)}`,
  );
  await drop(desk, [path]);
  await waitForDesk(desk);
  // Two jobs at work would both be tried again in silence: the check is to be alone.
  await expect(desk.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await desk.getByRole('tab', { name: /Whole-file check/ }).click();
  await desk.getByRole('button', { name: 'Check the whole file' }).click();
  await expect(desk.getByRole('progressbar', { name: 'Checking' })).toHaveAttribute('aria-valuenow', /[1-9]/);
  killEngine(app.pid());
  const alert = desk.getByRole('alert');
  await expect(alert).toContainText('The reader stopped while it read long.csv.');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.getByText('All 800,000 rows pass')).toBeVisible({ timeout: 60_000 });
});

test('a decision that the store could not take is kept and can be sent again', async ({ app, desk }) => {
  test.slow();
  await openLeads(app, desk);
  const before = await openColumns(desk);
  const other = new DatabaseSync(join(app.dataFolder, 'db', 'mapwright.db'));
  other.exec('BEGIN IMMEDIATE');
  await desk.keyboard.press('x');
  const message = desk.locator('[data-toasts]');
  await expect(message).toContainText('Not saved: Left out');
  await expect(message).toContainText('Another program keeps the data folder busy.');
  await expect(message).toContainText('Wait until it has finished, then try again.');
  expect(await openColumns(desk)).toBe(before);
  other.exec('ROLLBACK');
  other.close();
  // Such a message is told as an alert; its button is hidden from roles until somebody goes there.
  await message.locator('button', { hasText: 'Try again' }).click();
  await expect.poll(() => openColumns(desk)).toBe(before - 1);
  await expect(message).not.toContainText('Not saved');
});

freshApp(
  'a file that was changed or taken away says so on the desk, and is read again with its decisions',
  async ({ app, desk }) => {
    await openLeads(app, desk);
    const before = await openColumns(desk);
    const folder = join(app.dataFolder, 'sources');
    const [name = ''] = readdirSync(folder);
    const source = join(folder, name);
    appendFileSync(source, 'one more line,that,is,new\n');
    await desk.keyboard.press('x');
    const notice = desk.getByRole('alert').filter({ has: desk.getByRole('button', { name: 'Read again' }) });
    await expect(notice).toContainText('leads.csv was changed after it had been read.');
    await expect(notice).toContainText('Your decisions are saved');
    await notice.getByRole('button', { name: 'Read again' }).click();
    await expect(notice).toBeHidden();
    await waitForDesk(desk);
    await expect.poll(() => openColumns(desk)).toBe(before - 1);

    rmSync(source, { recursive: true });
    await desk.keyboard.press('x');
    await expect(notice).toContainText('leads.csv is not there.');
    await screenshots(desk, 'source-gone');
  },
);

test('what is typed outlives the host', async ({ app, context }) => {
  const desk = await context.newPage();
  await desk.goto(await app.newLink());
  await openLeads(app, desk);
  await desk.keyboard.press('Control+f');
  await desk.getByRole('textbox', { name: 'Find in all rows' }).fill('Anna0007');
  await expect(desk.getByRole('search')).toContainText('1 of 2 in 2 columns');
  await app.restart('SIGKILL');
  await desk.getByRole('textbox', { name: 'Find in all rows' }).fill('Anna0008');
  const other = await context.newPage();
  await other.goto(await app.newLink());
  await expect(desk.getByRole('search')).toContainText('1 of 2 in 2 columns');
  await expect(desk.getByRole('textbox', { name: 'Find in all rows' })).toHaveValue('Anna0008');
});

test('a pack that is being changed outlives a reload', async ({ desk }) => {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+3');
  await desk.getByRole('button', { name: 'New', exact: true }).click();
  await desk.getByLabel('Title').fill('Visits of the year');
  await desk.reload();
  await expect(desk.getByLabel('Title')).toHaveValue('Visits of the year');
});

test.describe('on a small disk', () => {
  test.use({ disk: '40m' });
  test.skip(smallDiskRefused() !== undefined, 'no small disk can be had here');

  freshApp(
    'a full disk is named, and what was decided is saved when there is room again',
    async ({ app, desk }, info) => {
      const file = writeLeads(info.outputPath('.'), 'leads.csv');
      await drop(desk, [file]);
      await waitForDesk(desk);
      const before = await openColumns(desk);
      // The disk is there for the app alone; the system shows it under the app's process.
      const disk = join('/proc', String(app.pid()), 'root', app.dataFolder);
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'ballast'), new Uint8Array(bavail * bsize));
      await desk.keyboard.press('x');
      const message = desk.locator('[data-toasts]');
      await expect(message).toContainText('Not saved: Left out');
      await expect(message).toContainText('The disk that holds the data folder is full.');
      await expect(message).toContainText(
        'Free some disk space, then try again. Nothing saved before was lost.',
      );
      await screenshots(desk, 'disk-full');
      rmSync(join(disk, 'ballast'));
      // Such a message is told as an alert; its button is hidden from roles until somebody goes there.
      await message.locator('button', { hasText: 'Try again' }).click();
      await expect.poll(() => openColumns(desk)).toBe(before - 1);
    },
  );
});

test('names that are markup, thousands of letters or marks of direction are shown as they are and break nothing', async ({
  app,
  desk,
}) => {
  test.slow();
  const names = [
    '<img src="x" onerror="document.title=1"><b>bold</b>',
    '__proto__',
    'constructor',
    'x'.repeat(10_000),
    'abc\u202efdp.exe',
    '=cmd|calc',
    '\u2067שלום',
    '__proto__',
    'E-Mail',
    'Last Name',
  ];
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const lines = [names.map(quoted).join(',')];
  for (let row = 0; row < 40; row += 1)
    lines.push(
      names.map((_, at) => (at === 8 ? `a${row}@example.org` : at === 9 ? 'Berg' : `w${row % 9}`)).join(','),
    );
  const path = join(app.dataFolder, 'odd <b>name.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  await drop(desk, [path]);
  await waitForDesk(desk);
  const isWhole = async (): Promise<void> => {
    expect(await desk.locator('img[src="x"], main b').count()).toBe(0);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  };
  for (const tab of ['Records', 'Issues', 'Whole-file check', 'Difference', 'Rows']) {
    await desk.getByRole('tab', { name: new RegExp(tab) }).click();
    await isWhole();
  }
  const columns = desk.locator(reviewGrid);
  await columns.focus();
  const open = await openColumns(desk);
  for (let n = 0; n < names.length; n += 1) {
    await desk.keyboard.press('Home');
    for (let down = 0; down < n; down += 1) await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('x');
  }
  await expect.poll(() => openColumns(desk)).toBe(0);
  expect(open).toBeGreaterThan(0);
  await isWhole();
  await screenshots(desk, 'hostile-names');
  for (const key of ['e', 'Control+k', '?']) {
    await columns.focus();
    await desk.keyboard.press(key);
    await isWhole();
    await desk.keyboard.press('Escape');
  }
  await desk.keyboard.press('Alt+1');
  await isWhole();
  await desk.keyboard.press('Alt+2');
  await expect(desk).toHaveTitle(/^(\(\d+\) )?Review – Mapwright$/);
});
