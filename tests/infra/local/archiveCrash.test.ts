import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { leadsCsv } from '../../core/service/world.ts';
import { makeZip } from '../../core/workbook/workbookFixture.ts';
import { composeFromSources } from './sourceWorld.ts';
import { processPath } from '../../processes/processFiles.ts';

/** Starts a process that takes the archive of the folder in, and kills it after some words on the Inbox. */
async function takenUntilKilled(folder: string, words: number): Promise<void> {
  const script = processPath('tests/infra/local/archiveTaker.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let heard = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    heard += 1;
    if (heard >= words) child.kill('SIGKILL');
  }
  await ended;
}

it.each([1, 2, 4, 7, 10])(
  'a host that is killed after %i words on an archive has all of its members afterwards, each once and whole',
  async (words) => {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-archive-'));
    const sizes = [400, 300, 200];
    const parts = sizes.map((rows, index) => ({ name: `${index}.csv`, text: leadsCsv(rows) }));
    writeFileSync(join(folder, 'delivery.zip'), makeZip(parts));
    await takenUntilKilled(folder, words);

    const world = await composeFromSources(join(folder, 'data'));
    try {
      await world.service.resume();
      await expect
        .poll(
          async () =>
            (await world.stores.files.list()).map(
              ({ name, state, error }) => `${name} ${error?.code ?? state}`,
            ),
          {
            timeout: 30_000,
          },
        )
        // Killed before the archive stood in the Inbox, nothing of it is left; else all of it is there.
        .toSatisfy(
          (lines: readonly string[]) =>
            lines.length === 0 ||
            lines.join() === parts.map(({ name }) => `delivery.zip › ${name} review`).join(),
        );
      const files = await world.stores.files.list();
      const copies = readdirSync(join(folder, 'data', 'sources')).sort();
      expect(copies).toEqual(files.map(({ id }) => id).sort());
      const rows = await Promise.all(
        files.map(async ({ id }) => (await world.stores.files.getAnalysis(id))?.tables[0]?.rowCount),
      );
      expect(rows).toEqual(files.length === 0 ? [] : sizes);
    } finally {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
