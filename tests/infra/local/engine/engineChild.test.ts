import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { forkChild } from '../../../../infra/local/engine/engineChild.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const processUrl = new URL('../../../../infra/local/engine/engineProcess.ts', import.meta.url);

it.runIf(process.platform === 'linux')(
  'gives the engine process nothing of its own environment',
  async () => {
    process.env['MAPWRIGHT_TEST_SECRET'] = 'a credential';
    const child = forkChild(processUrl);
    try {
      await new Promise<void>((resolve) => {
        child.onMessage(() => resolve());
      });
      const names = readFileSync(`/proc/${child.pid}/environ`, 'utf8')
        .split('\0')
        .map((entry) => entry.split('=')[0])
        .filter((name) => name !== '');
      // The names of Node's own line to its child stand beside ours.
      expect(names.filter((name) => name?.startsWith('NODE_CHANNEL_') === false)).toEqual([
        'MALLOC_ARENA_MAX',
      ]);
    } finally {
      delete process.env['MAPWRIGHT_TEST_SECRET'];
      child.kill();
    }
  },
);

it('ends with its host, even when that is killed while the engine works', async () => {
  const folder = temporaryFolder();
  const host = spawn(
    process.execPath,
    [fileURLToPath(new URL('./engineHost.ts', import.meta.url)), folder.path],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString('latin1'));
  expect(isThere(pid)).toBe(true);
  host.kill('SIGKILL');
  await expect.poll(() => isThere(pid), { timeout: 10_000 }).toBe(false);
  folder.dispose();
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // The system knows no such process any more.
    return false;
  }
}
