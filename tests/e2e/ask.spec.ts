import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptEverything, approveNow } from './support/approving.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test, type WebApp } from './support/webApp.ts';

const header = 'First Name,Last Name,Company,Email,Phone,City,Country';
const places = [
  ['Berlin', 'DE'],
  ['Singapore', 'SG'],
  ['Paris', 'FR'],
] as const;

/** Apps that have the leads. */
const loaded = new WeakSet<WebApp>();

/** Sees to it that there are 60 leads, 20 of each of three countries. */
async function haveLeads(app: WebApp, desk: Page): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  if (loaded.has(app)) return;
  const rows = Array.from({ length: 60 }, (_, row) => {
    const [city = '', country = ''] = places[row % 3] ?? [];
    return `Ana${row},Berg${row},Firm ${row},ana${row}@example.org,+4930123${1_000 + row},${city},${country}`;
  });
  const path = join(app.dataFolder, 'leads.csv');
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  await drop(desk, [path]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await approveNow(desk);
  await desk.keyboard.press('Alt+8');
  await expect(desk.getByRole('button', { name: 'Records 60' })).toBeVisible();
  loaded.add(app);
}

const answer = (desk: Page) => desk.getByRole('grid', { name: 'Answer' });

test('a filter is built by hand, its table follows, and its rows are opened, kept and saved', async ({
  app,
  desk,
}) => {
  await haveLeads(app, desk);
  await desk.keyboard.press('Alt+7');
  await expect(desk.getByText('Ask in plain words')).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'Ask, before a question');
  await screenshots(desk, 'ask-empty');

  await desk.getByRole('button', { name: 'Leads', exact: true }).click();
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '61');
  await desk.getByRole('button', { name: 'Add a condition' }).click();
  await desk.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Country' });
  await desk.getByRole('combobox', { name: 'Comparison' }).selectOption('is');
  await desk.getByRole('combobox', { name: 'Value', exact: true }).fill('SG');
  await desk.keyboard.press('Enter');
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '21');
  await expect(desk.getByRole('status').filter({ hasText: '20' })).toContainText('20 leads');
  await expectNoBarrierInBothThemes(desk, 'Ask, an answer');
  await screenshots(desk, 'ask-list');

  const waiting = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Export' }).click();
  await desk.getByRole('menuitem', { name: 'CSV', exact: true }).click();
  const saved = readFileSync((await (await waiting).path()) ?? '', 'utf8');
  expect(saved.trim().split('\n')).toHaveLength(21);

  await desk.getByRole('button', { name: 'Save…' }).click();
  await desk.getByRole('textbox', { name: 'Name' }).fill('Singapore');
  await desk.getByRole('textbox', { name: 'Name' }).press('Enter');

  await desk.getByRole('button', { name: 'Open these 20 rows' }).click();
  await expect(desk.getByRole('grid', { name: 'Leads' })).toHaveAttribute('aria-rowcount', '21');
  await desk.getByRole('button', { name: 'Remove the filter Rows of a question' }).click();
  await expect(desk.getByRole('grid', { name: 'Leads' })).toHaveAttribute('aria-rowcount', '61');

  await desk.goto(`${app.origin}/#/ask`);
  await desk.getByRole('button', { name: 'Saved questions' }).click();
  await desk.getByRole('button', { name: /^Singapore/ }).click();
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '21');
});

test('figures are grouped, and a row of them lists what it was counted from', async ({ app, desk }) => {
  await haveLeads(app, desk);
  await desk.goto(`${app.origin}/#/ask`);
  await desk.getByRole('button', { name: 'Leads', exact: true }).click();
  await desk.getByRole('combobox', { name: 'Grouped by' }).selectOption({ label: 'Country' });
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '4');
  await screenshots(desk, 'ask-groups');
  await answer(desk).focus();
  await desk.keyboard.press('Enter');
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '21');
  const thread = desk.getByRole('navigation', { name: 'Questions so far' });
  await thread.getByRole('button').first().click();
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '4');
});

test('a question in words becomes a filter, a second one goes on from it, and what is not understood is said', async ({
  app,
  desk,
}) => {
  await haveLeads(app, desk);
  await desk.keyboard.press('Alt+7');
  const question = desk.getByRole('textbox', { name: /^Ask about/ });
  await expect(question).toBeFocused();
  await desk.keyboard.type('leads from Singapore');
  await desk.keyboard.press('Enter');
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '21');
  await expect(desk.getByRole('region', { name: 'Filter' })).toContainText('Country');
  await screenshots(desk, 'ask-question');
  await question.focus();
  await desk.keyboard.type('only those without a phone');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Nothing fits.')).toBeVisible();
  // What kept them out is said, and can be taken off.
  await expect(desk.getByRole('button', { name: /^20 leads.*SG/ })).toBeVisible();
  const thread = desk.getByRole('navigation', { name: 'Questions so far' });
  await thread.getByRole('button', { name: 'leads from Singapore' }).click();
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '21');
  // A slip is told and can be taken back, a name offers its other field, a step is taken out: by keys alone.
  await question.focus();
  await desk.keyboard.type('leads from Singapor sorted by last name');
  await desk.keyboard.press('Enter');
  const notes = desk.getByRole('region', { name: 'How words were read' });
  await expect(notes).toContainText('“Singapor” is read as Singapore');
  await expect(desk.getByRole('status').filter({ hasText: '20' })).toContainText('by last name, A to Z');
  await expectNoBarrierInBothThemes(desk, 'Ask, a slip of spelling');
  await thread.getByRole('button', { name: /^Take out: leads from Singapor / }).focus();
  await desk.keyboard.press('Enter');
  await expect(thread).not.toContainText('Singapor sorted');
  await question.focus();
  await desk.keyboard.type('leads in Singapore');
  await desk.keyboard.press('Enter');
  await notes.getByRole('button', { name: 'Take Singapore as city' }).focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('status').filter({ hasText: '20' })).toContainText('city is Singapore');
  await desk.getByRole('button', { name: 'New question' }).click();
  await question.focus();
  await desk.keyboard.type('leads from Singapore with purple shoes');
  await desk.keyboard.press('Enter');
  await expect(desk.getByTitle('Not understood').first()).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'Ask, a question that was understood in part');
  await screenshots(desk, 'ask-partly');
});

test('the files that a question finds are the rows of the Inbox', async ({ app, desk }) => {
  for (const name of ['north.csv', 'south.csv', 'people.csv'])
    writeFileSync(join(app.dataFolder, name), `id,${name.slice(0, 5)}\n007,Ana\n`);
  await drop(
    desk,
    ['north.csv', 'south.csv', 'people.csv'].map((name) => join(app.dataFolder, name)),
  );
  await desk.keyboard.press('Alt+7');
  await desk.getByRole('textbox', { name: /^Ask about/ }).fill('inbox files whose name contains "th.csv"');
  await desk.keyboard.press('Enter');
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '3');
  await desk.getByRole('button', { name: 'Open these 2 rows' }).click();
  const inbox = desk.getByRole('grid', { name: 'Inbox' });
  await expect(inbox).toHaveAttribute('aria-rowcount', '2');
  await desk.reload();
  await expect(inbox, 'it stands in the address').toHaveAttribute('aria-rowcount', '2');
  await expectNoBarrierInBothThemes(desk, 'Inbox, rows of a question');
  await screenshots(desk, 'ask-inbox');
  await desk.getByRole('button', { name: 'Remove the filter Rows of a question' }).click();
  await expect(inbox.getByRole('row', { name: /people\.csv/ })).toBeVisible();
});
