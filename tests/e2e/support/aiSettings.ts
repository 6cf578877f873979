import type { Page } from '@playwright/test';
import type { ModelServer } from '../../infra/local/llm/modelServer.ts';
import { expect } from './webApp.ts';

/** Goes to a part of the settings by its tab. */
export async function openSettings(desk: Page, part: 'AI' | 'AI ledger'): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Settings' }).click();
  await desk.getByRole('link', { name: part, exact: true }).click();
}

/** Switches AI on for a server that stands for a provider. */
export async function connectAi(desk: Page, server: ModelServer): Promise<void> {
  await openSettings(desk, 'AI');
  await desk.getByRole('radio', { name: /^Ask/ }).click();
  await desk.getByRole('button', { name: 'OpenAI-compatible' }).click();
  await desk.getByLabel('Address').fill(`${server.url}/v1`);
  await desk.getByLabel('Address').press('Enter');
  await desk.getByLabel('Model', { exact: true }).fill('test-model');
  await desk.getByLabel('Model', { exact: true }).press('Enter');
  await desk.getByLabel('Key', { exact: true }).fill('sk-not-a-real-key');
  await desk.getByRole('button', { name: 'Store key' }).click();
  await expect(desk.getByText('A key is stored. It cannot be read back.')).toBeVisible();
}
