import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkedFile } from '../../../../infra/local/links/linkedFile.ts';
import { localLinks } from '../../../../infra/local/links/localLinks.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let nowMs = 0;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

it('answers a link with its file as a download, until it dies', async () => {
  const path = join(folder.path, 'out');
  writeFileSync(path, 'a,b\n');
  const links = localLinks('', () => nowMs);
  const link = links.toRead(path, { fileName: 'né.csv', seconds: 5 });
  const get = (address: string): Promise<Response | undefined> =>
    linkedFile(links, `app://bundle${address}`, { 'X-Frame-Options': 'DENY' });
  const answer = await get(link);
  expect(await answer?.text()).toBe('a,b\n');
  expect(answer?.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''n%C3%A9.csv");
  expect(answer?.headers.get('x-frame-options')).toBe('DENY');
  expect((await get('/objects/other'))?.status).toBe(404);
  expect(await get('/index.html')).toBeUndefined();
  nowMs = 5_000;
  expect((await get(link))?.status).toBe(404);
});
