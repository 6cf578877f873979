import type { Page } from '@playwright/test';
import { type ModelServer, openModelServer, type SeenRequest } from '../infra/local/llm/modelServer.ts';
import { openAiWire } from '../infra/local/llm/wireAnswers.ts';
import { connectAi, openSettings } from './support/aiSettings.ts';
import { expectNoBarrier } from './support/noBarrier.ts';
import { writeOddLeads } from './support/oddLeadsFile.ts';
import { drop, reviewGrid, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';
import { openDialog } from './support/openDialog.ts';

let server: ModelServer;
test.beforeEach(async () => {
  server = await openModelServer();
});
test.afterEach(() => server.close());

async function openOddFile(desk: Page, dataFolder: string): Promise<void> {
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Inbox' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Inbox');
  await drop(desk, [writeOddLeads(dataFolder, 'odd.csv')]);
  await waitForDesk(desk);
  await desk
    .getByRole('group', { name: 'How the file is read' })
    .getByRole('button', { name: /^Target/ })
    .click();
  await desk.getByRole('menuitem', { name: /CRM leads/ }).click();
  await expect(desk.getByText(/columns · CRM leads/)).toBeVisible();
  await desk.locator(reviewGrid).focus();
}

/** Names a free field for each column that is asked about. */
function votes(request: SeenRequest) {
  const { columns, target } = openAiWire.dataOf(request);
  const free = target.fields.map(({ name }) => name).filter((name) => !target.taken.includes(name));
  const mappings = columns.map(({ id }, at) => ({
    column: id,
    field: free[at * 3] ?? 'none',
    reason: 'The shapes say so.',
  }));
  return openAiWire.says(JSON.stringify({ mappings }));
}

test('the exact request is read, sent, answered and kept, with the keys alone', async ({ app, desk }) => {
  test.slow();
  await connectAi(desk, server);
  server.play(openAiWire.says('{"ready": true}'));
  await desk.getByRole('button', { name: 'Test connection' }).click();
  await expect(desk.getByText(/test-model answered/)).toBeVisible();
  await expectNoBarrier(desk);
  await screenshots(desk, 'ai-settings');

  await openOddFile(desk, app.dataFolder);
  await desk.keyboard.press('q');
  const dialog = desk.getByRole('dialog', { name: 'What would be sent to AI' });
  await expect(dialog.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await expect(dialog).toContainText('uncertain columns');
  await expect(dialog.getByRole('row', { name: /Kennz/ })).toContainText('A{2}-9{4}');
  await expectNoBarrier(desk);
  await screenshots(desk, 'ai-request');
  await dialog.getByRole('button', { name: 'Request, exact bytes' }).click();
  const shown = await dialog.getByLabel('Request, exact bytes').locator('pre').textContent();
  expect(server.requests, 'only the test was sent so far').toHaveLength(1);

  server.play(votes);
  await desk.keyboard.press('Control+Enter');
  const answered = desk
    .getByRole('region', { name: 'AI suggestions' })
    .getByRole('button', { name: /^AI: / });
  await expect(answered).toBeVisible();
  expect(server.requests[1]?.body).toBe(shown);
  expect(shown).not.toContain('anna0@example.com');
  await answered.click();
  const filters = desk.getByRole('group', { name: 'Show columns' });
  await expect(filters.getByRole('button', { name: /^AI \d/ })).toHaveAttribute('aria-pressed', 'true');
  await expectNoBarrier(desk);
  await screenshots(desk, 'ai-votes');

  await openSettings(desk, 'AI ledger');
  const ledger = desk.getByRole('grid', { name: 'Requests sent to AI' });
  await expect(ledger.getByRole('row')).toHaveCount(3);
  const record = desk.getByRole('complementary', { name: /^Request of/ });
  await expect(record.getByLabel('Request, exact bytes').locator('pre')).toHaveText(shown ?? '');
  await expect(record).toContainText('The shapes say so.');
  await expectNoBarrier(desk);
  await screenshots(desk, 'ai-ledger');
});

test('the local proposal stands where AI fails, and asking can be broken off', async ({ app, desk }) => {
  test.slow();
  await connectAi(desk, server);
  await openOddFile(desk, app.dataFolder);
  const before = await desk.locator(reviewGrid).innerText();
  server.play('hang');
  await desk.keyboard.press('q');
  await openDialog(desk).getByRole('button', { name: /^Send/ }).click();
  const region = desk.getByRole('region', { name: 'AI suggestions' });
  await expect(region).toContainText('waiting for the answer');
  await region.getByRole('button', { name: 'Cancel' }).click();
  await expect(region).toContainText('The local proposal stands.');

  server.play(openAiWire.fails(401, 'invalid_api_key'));
  await region.getByRole('button', { name: 'Ask again' }).click();
  await expect(region).toContainText('AI refused');
  await region.getByRole('button', { name: /AI refused/ }).click();
  await expect(openDialog(desk)).toContainText('The local proposal stands.');
  await screenshots(desk, 'ai-refused');
  await desk.keyboard.press('Escape');
  expect(await desk.locator(reviewGrid).innerText()).toBe(before);
});

test('after Never nothing but its own settings page speaks of AI', async ({ app, desk }) => {
  test.slow();
  await connectAi(desk, server);
  await openOddFile(desk, app.dataFolder);
  await desk.keyboard.press('q');
  await openDialog(desk).getByRole('button', { name: 'Never ask' }).click();
  await expect(desk.getByRole('region', { name: 'AI suggestions' })).toBeHidden();
  await expect(desk.getByText('AI is switched off for good.')).toBeVisible();
  await desk.locator(reviewGrid).focus();
  await desk.keyboard.press('q');
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog', { name: 'Keys' })).not.toContainText('AI');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Control+k');
  await desk.keyboard.type('AI');
  await expect(desk.getByRole('option', { name: /\bAI\b/ })).toHaveCount(0);
  await desk.keyboard.press('Escape');
  await openSettings(desk, 'AI');
  await expect(desk.getByRole('radio', { name: /^Never/ })).toBeChecked();
  await expect(desk.getByRole('link', { name: 'AI ledger' })).toHaveCount(0);
  expect(server.requests).toHaveLength(0);
});
