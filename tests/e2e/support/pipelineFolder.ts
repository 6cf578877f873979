import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { tabTo } from './keysOnly.ts';
import type { WebApp } from './webApp.ts';

/** Reaching a folder, reading a file and running it may take long where the machine has much else to do; in milliseconds. */
export const pipelineMs = 60_000;

/** A folder that the app watches as a pipeline. */
export interface PipelineFolder {
  readonly path: string;
  /** Lays a file there at once, as somebody who moves it does. */
  put(name: string, content: string, lane?: 'raw' | 'raw-test'): void;
}

/** Names a new folder in the settings, by keys, and waits until it is watched; ends in Jobs. */
export async function watchFolder(app: WebApp, desk: Page): Promise<PipelineFolder> {
  const path = join(app.dataFolder, 'watched');
  mkdirSync(path);
  await nameFolder(desk, path);
  await desk.keyboard.press('Alt+5');
  await expect(desk.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible();
  await expect(desk.getByRole('main').getByText('live', { exact: true })).toBeVisible({
    timeout: pipelineMs,
  });
  return {
    path,
    put(name, content, lane = 'raw') {
      const own = join(app.dataFolder, `moving ${name}`);
      writeFileSync(own, content);
      mkdirSync(join(path, lane), { recursive: true });
      renameSync(own, join(path, lane, name));
    },
  };
}

/** Writes the path of a folder into the settings. */
export async function nameFolder(desk: Page, path: string): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.keyboard.press('Alt+9');
  await desk.getByRole('link', { name: 'Pipeline', exact: true }).click();
  const field = desk.getByRole('textbox', { name: 'Folder to watch' });
  await tabTo(desk, field);
  await desk.keyboard.type(path);
  await desk.keyboard.press('Enter');
}

/** Leads whose headers need no look. */
export function plainLeads(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, row) => `Ana${row},Berg${row},Firm ${row},ana${row}@example.org,+4930123${1_000 + row},Berlin,DE`,
  );
  return `${['First Name,Last Name,Company,Email,Phone,City,Country', ...rows].join('\n')}\n`;
}
