import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { localLeads } from '../../infra/local/pipeline/localLeads.ts';
import { ownFolder } from '../../infra/local/pipeline/objectPaths.ts';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { type LeadsCloud, openLeadsCloud } from '../cloud/leadsCloud.ts';
import { findFields, leadPack, leadRow, leadSource } from '../ports/leadExamples.ts';
import { chooseProfile } from './support/awsAccount.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { nameFolder } from './support/pipelineFolder.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp } from './support/webApp.ts';

freshApp.slow();

const test = freshApp.extend<{
  readonly cloud: LeadsCloud & { readonly variables: Record<string, string> };
}>({
  // oxlint-disable-next-line no-empty-pattern
  cloud: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-leads-'));
    const opened = await openLeadsCloud(folder, 17_183);
    await opened.leads.take(leadSource('fair'), people(230), '2026-03-01T09:00:00.000Z');
    const config = join(folder, 'config');
    writeFileSync(
      config,
      [
        '[default]',
        `region = ${standInRegion}`,
        `aws_access_key_id = ${standInCredentials.accessKeyId}`,
        `aws_secret_access_key = ${standInCredentials.secretAccessKey}`,
        // Whoever may sign in needs none of the rest of the account.
        'endpoint_url = http://127.0.0.1:9',
        'services = here',
        '[services here]',
        'cloudformation =',
        `  endpoint_url = ${opened.formationUrl}`,
        '',
      ].join('\n'),
    );
    const variables = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') };
    await use(Object.assign(opened, { variables }));
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  },
  surroundings: ({ cloud }, use) => use(cloud.variables),
});

function people(count: number) {
  const cities = ['Berlin', 'Lyon', 'Malmö', 'Porto', 'Graz'];
  const countries = ['DE', 'FR', 'SE', 'PT', 'AT'];
  const firms = ['Acme', 'Borealis', 'Cobalt', 'Delta Works', 'Ember', 'Fjord', 'Granite'];
  return Array.from({ length: count }, (_, n) =>
    leadRow(n, {
      email: `ana.${n}@example.org`,
      first_name: ['Ana', 'Ben', 'Chloé', 'Dmitri'][n % 4] ?? '',
      last_name: `Silva ${String(n).padStart(3, '0')}`,
      company: firms[n % firms.length] ?? '',
      city: cities[n % cities.length] ?? '',
      country: countries[n % countries.length] ?? '',
      phone: `+4930123${1_000 + n}`,
    }),
  );
}

const grid = (desk: Page) => desk.getByRole('grid', { name: 'Leads' });
const details = (desk: Page) => desk.getByRole('complementary', { name: 'Details' });
const pages = (desk: Page) => desk.getByRole('group', { name: 'Pages' });
const show = (desk: Page, place: string) =>
  desk.getByRole('group', { name: 'Whose leads' }).getByRole('button', { name: place }).click();

async function signIn(desk: Page): Promise<void> {
  const opening = desk.context().waitForEvent('page');
  await desk.getByRole('button', { name: 'Sign in', exact: true }).click();
  const pool = await opening;
  await pool.getByRole('link', { name: 'Sign in' }).click();
  await expect(pool.getByText('Mapwright is signed in to the pipeline.')).toBeVisible();
  await pool.close();
}

test('leads of an account are paged, ordered, found, changed and exported by whoever signs in', async ({
  cloud,
  desk,
}) => {
  await chooseProfile(desk);
  await desk.keyboard.press('Alt+8');
  await show(desk, 'On AWS');
  await expect(desk.getByText('Sign in to see the leads of mapwright-dev')).toBeVisible();
  await screenshots(desk, 'leads-aws-sign-in');
  await expectNoBarrierInBothThemes(desk, 'signing in to a pipeline');
  await signIn(desk);
  await expect(desk.getByText('230 leads', { exact: true })).toBeVisible();
  await expect(pages(desk)).toContainText('Rows 1–100 of 230');
  await expect(grid(desk).getByText('Silva 229')).toBeVisible();
  await expect(details(desk).getByText('fair.csv, line 231').first()).toBeVisible();
  await screenshots(desk, 'leads-aws-list');
  await expectNoBarrierInBothThemes(desk, 'leads of an account');

  await pages(desk).getByRole('button', { name: 'Last page' }).click();
  await expect(pages(desk)).toContainText('Rows 201–230 of 230');
  await expect(grid(desk).getByText('Silva 029')).toBeVisible();

  const header = grid(desk).getByRole('columnheader', { name: 'Last Name' });
  await header.hover();
  await header.getByRole('button').first().click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(pages(desk)).toContainText('Rows 1–100 of 230');
  await expect(grid(desk).getByText('Silva 000')).toBeVisible();
  await pages(desk).getByRole('button', { name: 'Next page' }).click();
  await expect(grid(desk).getByText('Silva 100')).toBeVisible();

  const changed = grid(desk).getByRole('columnheader', { name: 'Changed' });
  await changed.hover();
  await changed.getByRole('button').first().click();
  await expect(changed).toHaveAttribute('aria-sort', 'ascending');
  // By an index, and not as a question over all of them.
  await expect
    .poll(() => cloud.requests.filter((route) => route === 'GET /leads' || route === 'POST /ask').at(-1))
    .toBe('GET /leads');
  await screenshots(desk, 'leads-aws-changed');
  await desk.getByRole('button', { name: 'Filters' }).click();
  await desk.getByRole('combobox', { name: 'Filter by' }).selectOption('Country');
  await desk
    .getByRole('combobox', { name: 'Value' })
    .or(desk.getByRole('textbox', { name: 'Value' }))
    .fill('SE');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('46 of 230')).toBeVisible();
  await screenshots(desk, 'leads-aws-filtered');
  await expectNoBarrierInBothThemes(desk, 'leads of an account, filtered');
  await desk.getByRole('button', { name: 'Clear filters' }).click();

  const search = desk.getByLabel('Search leads');
  await search.fill('silva 042');
  await expect(desk.getByText('1 lead', { exact: true })).toBeVisible();
  const change = details(desk).getByRole('button', { name: 'Change City' });
  await change.click();
  // Somebody else is faster.
  const { leads } = await cloud.leads.find(
    { packId: leadPack, findFields, words: ['042'] },
    { after: null, limit: 1 },
  );
  const lead = leads[0];
  if (lead === undefined) throw new Error('It is not there.');
  const theirs = { at: new Date().toISOString(), by: 'ben@example.com', reason: 'He called.', findFields };
  await cloud.leads.edit({
    ...theirs,
    id: lead.id,
    version: lead.version,
    values: [{ field: 'city', value: 'Lisboa' }],
  });
  await details(desk).getByRole('textbox', { name: 'City' }).fill('Faro');
  await details(desk)
    .getByRole('textbox', { name: /^Reason/ })
    .fill('She moved.');
  await details(desk).getByRole('textbox', { name: 'City' }).press('Enter');
  const conflict = details(desk).getByRole('alert');
  await expect(conflict).toContainText('Somebody else changed this lead meanwhile');
  await expect(conflict).toContainText('There now, by ben@example.com');
  await expect(conflict).toContainText('Lisboa');
  await expect(conflict).toContainText('Faro');
  await screenshots(desk, 'leads-aws-conflict');
  await expectNoBarrierInBothThemes(desk, 'a conflict over a lead');
  await conflict.getByRole('button', { name: 'Save yours over it' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(details(desk).getByText('Reason: She moved.')).toBeVisible();
  await expect(grid(desk).getByText('Faro')).toBeVisible();
  await details(desk).getByRole('button', { name: 'Undo' }).first().click();
  await expect(grid(desk).getByText('Lisboa')).toBeVisible();

  await search.fill('');
  await desk.getByRole('button', { name: 'Export' }).click();
  await screenshots(desk, 'leads-aws-export');
  await desk.getByRole('menuitem', { name: 'CSV, values as they are', exact: true }).click();
  await expect(desk.getByText('230 rows exported; the file is being saved.')).toBeVisible();
  await expect.poll(() => cloud.served).toBe(1);
  await desk.keyboard.press('Alt+7');
  await show(desk, 'On AWS');
  await desk.getByRole('textbox', { name: /^Ask/ }).first().fill('how many leads by country');
  await desk.keyboard.press('Enter');
  const answer = desk.getByRole('grid', { name: 'Answer' });
  await expect(answer.getByRole('row', { name: /SE/ })).toContainText('46');
  await screenshots(desk, 'ask-aws');
  await expectNoBarrierInBothThemes(desk, 'a question to an account');
  await desk.getByRole('button', { name: 'Export' }).click();
  await desk.getByRole('menuitem', { name: 'Excel', exact: true }).click();
  await expect.poll(() => cloud.served).toBe(2);
  await answer.getByRole('row', { name: /SE/ }).dblclick();
  await expect(answer.getByRole('row').nth(1)).toContainText('SE');
  await answer.getByRole('row').nth(1).dblclick();
  await expect(details(desk).getByText('Malmö')).toBeVisible();
  // What the page can see of the host holds no token.
  const seen = await desk.evaluate(
    async () =>
      JSON.stringify(localStorage) +
      performance
        .getEntries()
        .map(({ name }) => name)
        .join() +
      document.body.innerHTML,
  );
  for (const secret of cloud.pages.secrets) expect(seen).not.toContain(secret);
});

test('what stands in the way of an account’s leads is said, and goes when it is mended', async ({
  cloud,
  desk,
}) => {
  await chooseProfile(desk);
  await desk.keyboard.press('Alt+8');
  await show(desk, 'On AWS');
  await signIn(desk);
  await expect(desk.getByText('230 leads', { exact: true })).toBeVisible();
  let left = 2;
  cloud.hold = () => (left-- > 0 ? 429 : undefined);
  await pages(desk).getByRole('button', { name: 'Next page' }).click();
  await expect(pages(desk)).toContainText('Rows 101–200 of 230');
  cloud.hold = () => 403;
  await pages(desk).getByRole('button', { name: 'Next page' }).click();
  await expect(desk.getByRole('alert').first()).toContainText('does not let you do this');
  await screenshots(desk, 'leads-aws-denied');
  cloud.hold = () => undefined;
  await desk.getByRole('button', { name: 'Try again' }).first().click();
  await expect(pages(desk)).toContainText('Rows 201–230 of 230');
  cloud.hold = () => 401;
  cloud.pages.revoke();
  await pages(desk).getByRole('button', { name: 'First page' }).click();
  await expect(desk.getByText('Sign in to see the leads of mapwright-dev')).toBeVisible();
  cloud.hold = () => undefined;
  await signIn(desk);
  await expect(desk.getByText('230 leads', { exact: true })).toBeVisible();
});

freshApp('leads of the watched folder are shown the same way', async ({ app, desk }) => {
  const folder = join(app.dataFolder, 'watched');
  mkdirSync(join(folder, ownFolder), { recursive: true });
  const database = openPipelineDatabase(join(folder, ownFolder, 'pipeline.db'));
  await localLeads(database).take(leadSource('fair'), people(60), '2026-03-01T09:00:00.000Z');
  database.close();
  await nameFolder(desk, folder);
  await desk.keyboard.press('Alt+8');
  await show(desk, 'Folder pipeline');
  await expect(desk.getByText('60 leads', { exact: true })).toBeVisible();
  await screenshots(desk, 'leads-folder-list');
  const header = grid(desk).getByRole('columnheader', { name: 'Last Name' });
  await header.hover();
  await header.getByRole('button').first().click();
  await desk.getByRole('button', { name: 'Filters' }).click();
  await desk.getByRole('combobox', { name: 'Filter by' }).selectOption('Country');
  await desk
    .getByRole('textbox', { name: 'Value' })
    .or(desk.getByRole('combobox', { name: 'Value' }))
    .fill('SE');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('12 of 60')).toBeVisible();
  await desk.getByRole('button', { name: 'Export' }).click();
  const [saved] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('menuitem', { name: 'CSV, values as they are', exact: true }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^leads-.*\.csv$/);
  const lines = readFileSync(await saved.path(), 'utf8')
    .trim()
    .split('\r\n');
  // The columns that are seen, from left to right, and the rows of the filter in the order of the list.
  expect(lines[0]).toBe('@changed,first_name,last_name,company,email,phone,city,country');
  // Every fifth is of Sweden, from the third on.
  const expected = Array.from({ length: 12 }, (_, n) => `Silva ${String(n * 5 + 2).padStart(3, '0')}`);
  expect(lines.slice(1).map((line) => /Silva \d+/.exec(line)?.[0])).toEqual(expected);
  await show(desk, 'This machine');
  await expect(desk.getByText('No leads yet')).toBeVisible();
});
