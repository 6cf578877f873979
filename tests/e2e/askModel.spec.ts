import type { Page } from '@playwright/test';
import { type ModelServer, openModelServer } from '../infra/local/llm/modelServer.ts';
import { openAiWire } from '../infra/local/llm/wireAnswers.ts';
import { connectAi } from './support/aiSettings.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

let server: ModelServer;
test.beforeEach(async () => {
  server = await openModelServer();
});
test.afterEach(() => server.close());

const filter = {
  answerable: true,
  subject: 'files',
  where: [],
  groups: [{ field: 'state', by: 'value' }],
  measures: [{ kind: 'count', field: '', of: [] }],
  order: [],
  limit: 0,
  columns: [],
};

async function ask(desk: Page, question: string): Promise<void> {
  await desk.getByRole('textbox', { name: /^Ask/ }).fill(question);
  await desk.keyboard.press('Enter');
}

const answer = (desk: Page) => desk.getByRole('grid', { name: 'Answer' });
const line = (desk: Page) => desk.getByRole('region', { name: 'AI for questions' });

test('what the grammar does not understand a model reads, once the request was read', async ({
  app,
  desk,
}) => {
  test.slow();
  const path = join(app.dataFolder, 'people.csv');
  writeFileSync(path, 'id,name\n007,Ana\n008,Bo\n');
  await drop(desk, [path]);
  // A dropped file is opened; only then does somebody go elsewhere.
  await expect(desk).toHaveURL(/#\/review\//);
  await desk.getByRole('link', { name: 'Ask', exact: true }).click();
  const question = 'files gizmo sorted brimborium "Secret Broker"';
  await ask(desk, question);
  await expect(desk.getByTitle('Not understood').first()).toBeVisible();
  await expect(line(desk), 'off by default').toBeHidden();

  await connectAi(desk, server);
  await desk.goto(`${app.origin}/#/ask`);
  await expect(line(desk), 'the question is still there').toBeVisible();

  // Closing the request sends nothing.
  await desk.keyboard.press('Alt+A');
  const dialog = desk.getByRole('dialog', { name: 'What would be sent to AI' });
  await expect(dialog.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await expect(dialog).toContainText('Secret Broker');
  await expectNoBarrierInBothThemes(desk, 'Ask, the request');
  await screenshots(desk, 'ask-request');
  await desk.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(server.requests).toHaveLength(0);

  // An answer that cannot be used leaves what was understood.
  server.play(openAiWire.says('DROP TABLE'));
  await line(desk).getByRole('button', { name: 'Ask AI' }).click();
  await dialog.getByRole('button', { name: 'Request, exact bytes' }).click();
  const shown = await dialog.getByLabel('Request, exact bytes').locator('pre').textContent();
  expect(shown).not.toContain('Secret Broker');
  await desk.keyboard.press('Control+Enter');
  await expect(line(desk)).toContainText('What was understood without AI stands.');
  expect(server.requests[0]?.body).toBe(shown);
  await screenshots(desk, 'ask-model-failed');

  // Agreed to, so it is sent at once, and can be broken off.
  server.play('hang');
  await line(desk).getByRole('button', { name: 'Ask AI' }).click();
  await line(desk).getByRole('button', { name: 'Cancel' }).click();
  await expect(line(desk)).toContainText('AI was not asked to the end');

  server.play(openAiWire.says(JSON.stringify(filter)));
  await line(desk).getByRole('button', { name: 'Ask AI' }).click();
  await expect(line(desk)).toContainText('Read by test-model');
  await expect(desk.getByRole('combobox', { name: 'Grouped by' })).toHaveValue('state');
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '2');
  await expectNoBarrierInBothThemes(desk, 'Ask, read by a model');
  await screenshots(desk, 'ask-model');
  await line(desk).getByRole('button', { name: 'What was sent' }).click();
  await expect(desk.getByRole('grid', { name: 'Requests sent to AI' })).toBeVisible();
});

test('a question that comes to nothing begins a filter; a refusal looks like one; a thread is kept', async ({
  app,
  desk,
}) => {
  test.slow();
  const paths = ['one.csv', 'two.csv'].map((name) => join(app.dataFolder, name));
  for (const path of paths) writeFileSync(path, 'id,name\n007,Ana\n008,Bo\n');
  await drop(desk, paths);
  await expect(desk.getByText('two.csv').first()).toBeVisible();
  await desk.getByRole('link', { name: 'Ask', exact: true }).click();
  await ask(desk, 'delete all files');
  await expect(desk.getByText('Not done:')).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'Ask, a refusal');
  await screenshots(desk, 'ask-refused');

  await ask(desk, 'brimborium quality');
  const recognised = desk.getByRole('region', { name: 'What was recognised' });
  await expect(recognised).toBeVisible();
  await expect(desk.getByTitle('Not understood')).toHaveText('brimborium');
  await expectNoBarrierInBothThemes(desk, 'Ask, what was recognised');
  await screenshots(desk, 'ask-likely');

  await desk.getByRole('combobox', { name: 'Of' }).selectOption({ label: 'Files in the Inbox' });
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '3');
  await expect(desk.getByRole('button', { name: 'Open these 2 rows' })).toBeEnabled();
  await desk.getByRole('button', { name: 'Add a figure' }).click();
  await expect(answer(desk)).toHaveAttribute('aria-rowcount', '2');
  await desk.getByRole('button', { name: 'Add a figure' }).click();
  await desk.getByRole('combobox', { name: 'Grouped by' }).selectOption({ label: 'State' });
  await desk.getByRole('combobox', { name: 'Order' }).selectOption({ index: 5 });
  await screenshots(desk, 'ask-figures');

  await desk.keyboard.press('Alt+S');
  await desk.getByRole('textbox', { name: 'Name' }).fill('Files by state');
  await desk.keyboard.press('Enter');
  await desk.reload();
  await expect(desk.getByRole('navigation', { name: 'Questions so far' })).toContainText('brimborium');
  await expect(answer(desk)).toBeVisible();

  await desk.getByRole('button', { name: 'Saved questions' }).click();
  await desk.getByRole('button', { name: 'Delete Files by state' }).click();
  await expect(desk.getByText('None yet')).toBeVisible();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.getByRole('button', { name: 'Delete Files by state' })).toBeVisible();
});
