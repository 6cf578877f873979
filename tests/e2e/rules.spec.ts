import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptEverything } from './support/approving.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { drop, waitForDesk } from './support/reviewDesk.ts';
import { screenshot } from './support/screenshot.ts';
import { expect, freshApp as test } from './support/webApp.ts';

const schema = {
  title: 'Visits',
  properties: {
    visit_no: { type: 'string' },
    visitor: { type: 'string' },
    state: { type: 'string' },
    left_on: { type: 'string', format: 'date' },
  },
};

/** Opens a pack of these fields in the editor, at its rules. */
async function openRules(desk: Page): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+3');
  await desk.getByRole('button', { name: 'Import' }).click();
  await desk.getByLabel('Text of the schema').fill(JSON.stringify(schema));
  await desk.keyboard.press('Control+Enter');
  await desk.getByRole('button', { name: 'Open in editor' }).click();
  await desk.getByRole('button', { name: /^Rules/ }).click();
}

const rulesOf = (desk: Page) => desk.getByRole('grid', { name: 'Rules' });
const formOf = (desk: Page, number: number) => desk.getByRole('region', { name: `Rule ${String(number)}` });

test('a rule behind a condition is made by keys, and a check of the whole file counts who breaks it', async ({
  app,
  desk,
}) => {
  test.slow();
  await openRules(desk);
  await rulesOf(desk).focus();
  await desk.keyboard.press('Insert');
  const form = formOf(desk, 1);
  await expect(form.getByLabel('Rule', { exact: true })).toBeFocused();
  await desk.keyboard.type('if');
  await desk.keyboard.press('Tab');
  await expect(form.getByLabel('When this field')).toBeFocused();
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('state');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('is one');
  await desk.keyboard.press('Tab');
  // What is wrong stands at its place while it is typed.
  await expect(form.getByText('expected in the list')).toBeVisible();
  await desk.keyboard.type('open');
  await desk.keyboard.press('Enter');
  await form.getByLabel('Then', { exact: true }).focus();
  await desk.keyboard.type('has no');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('left_off');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('Who is still there has not left. Ask the desk.');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('high');
  await expect(form.getByText('there is no field left_off')).toBeVisible();
  await desk.keyboard.press('Shift+Tab');
  await desk.keyboard.press('Shift+Tab');
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('left_on');
  await expect(desk.getByText('No errors')).toBeVisible();
  await expectNoBarrierInBothThemes(desk, 'a rule behind a condition');
  await screenshot(desk, 'rule-editor');
  await desk.keyboard.press('Control+Enter');
  await desk
    .getByRole('dialog', { name: /^Save / })
    .getByRole('button', { name: 'Save', exact: true })
    .click();
  await expect(desk.getByText('Visits v1 saved.')).toBeVisible();

  const row = (n: number): string =>
    `V${String(n)},Ana,${n % 3 === 0 ? 'open' : 'gone'},${n % 2 === 0 ? '2025-03-01' : ''}\n`;
  const path = join(app.dataFolder, 'visits.csv');
  writeFileSync(
    path,
    `Visit No,Visitor,State,Left on\n${Array.from({ length: 60 }, (_, n) => row(n)).join('')}`,
  );
  await desk.keyboard.press('Alt+1');
  await drop(desk, [path]);
  await waitForDesk(desk);
  await acceptEverything(desk);
  await desk.keyboard.press('Control+Enter');
  const approval = desk.getByRole('dialog', { name: /^Approve as/ });
  await expect(approval).toContainText('1 rule is broken by rows that go out, 1 of them of high severity.');
  await approval.getByRole('button', { name: 'Show rules' }).click();
  const told = approval.getByRole('list', { name: 'Rules that rows break' });
  await expect(told).toContainText('Who is still there has not left. Ask the desk.');
  await expect(told).toContainText('10 of 20');
  await expectNoBarrierInBothThemes(desk, 'rules in an approval');
  await screenshot(desk, 'approval-rules');
});

test('rules are moved, changed, removed and brought back by keys', async ({ desk }) => {
  await openRules(desk);
  const rules = rulesOf(desk);
  for (const [number, words] of ['First.', 'Second.', 'Third.'].entries()) {
    await rules.focus();
    await desk.keyboard.press('Insert');
    await formOf(desk, number + 1)
      .getByLabel('In words')
      .fill(words);
  }
  const order = async (): Promise<readonly string[]> =>
    (await rules.getByText(/^(?:First|Second|Third)\.$/).allInnerTexts()).map((text) => text.slice(0, 1));
  expect(await order()).toEqual(['F', 'S', 'T']);
  await rules.focus();
  await desk.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['F', 'T', 'S']);
  await desk.keyboard.press('Delete');
  await expect.poll(order).toEqual(['F', 'S']);
  await desk.keyboard.press('Control+z');
  await expect.poll(order).toEqual(['F', 'T', 'S']);
  await desk.keyboard.press('Home');
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('are unique');
  await expect(formOf(desk, 1)).toContainText('A rule about several rows only tells');
  await desk.getByRole('textbox', { name: 'Find a rule' }).fill('unique');
  await expect.poll(order).toEqual(['F']);
});
