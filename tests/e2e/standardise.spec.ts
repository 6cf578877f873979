import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelServer, openModelServer } from '../infra/local/llm/modelServer.ts';
import { openAiWire } from '../infra/local/llm/wireAnswers.ts';
import { acceptEverything, approveNow } from './support/approving.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

const countries = ['Grmany', 'Grmany', 'Frnce', 'Narnia', 'Spain', 'Swizerland', 'Untied Kingdom'];
const known: Readonly<Record<string, string>> = {
  Grmany: 'Germany',
  Frnce: 'France',
  Swizerland: 'Switzerland',
  'Untied Kingdom': 'United Kingdom',
  // No country that there is.
  Narnia: 'Gondor',
};

let server: ModelServer;
test.beforeEach(async () => {
  server = await openModelServer();
  server.play((request) => {
    const { values } = openAiWire.dataOf(request) as unknown as {
      readonly values: readonly { readonly key: string; readonly value: string }[];
    };
    return openAiWire.says(
      JSON.stringify({
        values: values.map(({ key, value }) => ({ key, value: known[value] ?? 'leave' })),
      }),
    );
  });
});
test.afterEach(() => server.close());

test('values that no rule could write are asked about, suggested, and decided by keys', async ({
  app,
  desk,
}) => {
  test.slow();
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Settings' }).click();
  await desk.getByRole('link', { name: 'AI', exact: true }).click();
  await desk.getByRole('radio', { name: /^Ask/ }).click();
  await desk.getByRole('button', { name: 'OpenAI-compatible' }).click();
  await desk.getByLabel('Address').fill(`${server.url}/v1`);
  await desk.getByLabel('Address').press('Enter');
  await desk.getByLabel('Model', { exact: true }).fill('test-model');
  await desk.getByLabel('Model', { exact: true }).press('Enter');
  for (const [label, price] of [
    ['Price of a million tokens sent', '1'],
    ['Price of a million tokens received', '2'],
  ] as const) {
    await desk.getByLabel(label).fill(price);
    await desk.getByLabel(label).press('Enter');
  }
  const group = (name: string) => desk.getByRole('group', { name, exact: true });
  await group('Values of records to be standardised')
    .getByRole('radio', { name: /^Countries and lists/ })
    .click();
  const health = group('The same, of targets with health data');
  await expect(health.getByRole('radio', { name: /^None/ })).toBeChecked();
  await health.getByRole('radio', { name: /^Names of patients/ }).click();
  await expect(desk.getByText(/^Values of health data go to the provider above/)).toBeVisible();
  await screenshots(desk, 'standard-settings');
  await health.getByRole('radio', { name: /^None/ }).click();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Inbox' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Inbox');

  const rows = countries.map((country, n) =>
    [`Ana${String(n)}`, 'BERG', `Firm ${String(n)}`, `ana${String(n)}@example.org`, country].join(','),
  );
  const path = join(app.dataFolder, 'leads.csv');
  writeFileSync(path, `${['First Name,Last Name,Company,Email,Country', ...rows].join('\n')}\n`);
  await drop(desk, [path]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await approveNow(desk);
  await desk.keyboard.press('Alt+8');
  await desk.getByRole('button', { name: 'Standard forms' }).click();

  const row = desk.getByRole('row', { name: /Country/ }).first();
  await expect(row).toContainText('5');
  await desk.getByRole('button', { name: 'Estimate' }).click();
  await expect(desk.getByText(/^5 values in 1 request to test-model/)).toBeVisible();
  await desk.getByText('What is sent').click();
  expect(server.requests).toHaveLength(0);
  await screenshots(desk, 'standard-plan');
  await expectNoBarrierInBothThemes(desk, 'standard-plan');
  await desk.getByLabel('Cost at most').fill('0.00001');
  await desk.getByRole('button', { name: 'Send 5 values' }).click();
  // It stops before it costs more, and goes on from there under a higher limit.
  const raise = desk.getByRole('form', { name: 'Cost at most' });
  await expect(raise).toBeVisible();
  expect(server.requests).toHaveLength(0);
  await screenshots(desk, 'standard-limit');
  await expectNoBarrierInBothThemes(desk, 'standard-limit');
  await raise.getByRole('textbox').fill('0.5');
  await raise.getByRole('textbox').press('Enter');
  const line = (text: string) => desk.getByRole('row', { name: new RegExp(text) });
  await expect(line('Grmany')).toContainText('DE');
  await expect(line('Narnia')).toHaveCount(0);
  await expect(desk.getByRole('checkbox', { name: 'Standardise Country' })).toHaveCount(0);
  await screenshots(desk, 'standard-suggestions');
  await expectNoBarrierInBothThemes(desk, 'standard-suggestions');

  await line('Frnce')
    .getByRole('button', { name: /^Accept/ })
    .focus();
  await desk.keyboard.press('x');
  await expect(line('Frnce')).toHaveCount(0);
  await expect(line('Grmany').getByRole('button', { name: /^Accept/ })).toBeFocused();
  await desk.keyboard.press('a');
  await expect(line('Grmany')).toHaveCount(0);
  await desk.keyboard.press('u');
  await expect(line('Grmany')).toContainText('DE');
  await line('Grmany')
    .getByRole('button', { name: /^Accept/ })
    .click();
  await desk.getByRole('button', { name: 'Accepted 1' }).click();
  await expect(line('Grmany')).toContainText('2');

  // What the rules of the field refused waits for somebody, with its cause.
  await desk.getByRole('button', { name: 'No answer 1' }).click();
  await expect(line('Narnia')).toContainText('Against the rules');
  await screenshots(desk, 'standard-dead');
  await expectNoBarrierInBothThemes(desk, 'standard-dead');
  await line('Narnia')
    .getByRole('button', { name: /^Ask again/ })
    .focus();
  await desk.keyboard.press('r');
  await expect(desk.getByText(/^1 value in 1 request to test-model/)).toBeVisible();
  expect(server.requests).toHaveLength(1);
  await desk.getByRole('button', { name: 'Cancel' }).click();
  await line('Narnia')
    .getByRole('button', { name: /^Ask again/ })
    .focus();
  await desk.keyboard.press('x');
  await expect(line('Narnia')).toHaveCount(0);

  // In a lead, by keys of the list, and for that lead alone.
  await desk.getByRole('button', { name: /^Records/ }).click();
  const leads = desk.getByRole('grid', { name: 'Leads' });
  await expect(leads.getByText('DE', { exact: true })).toHaveCount(2);
  await leads.getByText('Swizerland').click();
  const suggestion = desk.getByRole('group', { name: 'Suggestion for Country' });
  await expect(suggestion).toContainText('CH');
  await screenshots(desk, 'standard-in-lead');
  await expectNoBarrierInBothThemes(desk, 'standard-in-lead');
  await desk.keyboard.press('x');
  await expect(desk.getByText('Kept as it is; CH was suggested.')).toBeVisible();
  await desk.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(suggestion).toBeVisible();
  await leads.getByText('Swizerland').click();
  await desk.keyboard.press('a');
  await expect(leads.getByText('CH', { exact: true })).toHaveCount(1);
  await expect(suggestion).toHaveCount(0);
});
