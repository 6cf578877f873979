import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolderPath, openDataFolder } from '../../../../infra/local/files/dataFolder.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

describe('dataFolderPath', () => {
  const linux = { platform: 'linux' as const, home: '/home/ada', environment: {} };

  it('goes where MAPWRIGHT_DATA says', () => {
    expect(dataFolderPath({ ...linux, environment: { MAPWRIGHT_DATA: '/srv/maps' } })).toBe('/srv/maps');
  });

  it('follows the custom of each system', () => {
    expect(dataFolderPath(linux)).toBe('/home/ada/.local/share/mapwright');
    expect(dataFolderPath({ ...linux, environment: { XDG_DATA_HOME: '/data' } })).toBe('/data/mapwright');
    expect(dataFolderPath({ ...linux, environment: { XDG_DATA_HOME: 'relative' } })).toBe(
      '/home/ada/.local/share/mapwright',
    );
    expect(dataFolderPath({ ...linux, platform: 'darwin' })).toBe(
      join('/home/ada', 'Library', 'Application Support', 'Mapwright'),
    );
    expect(dataFolderPath({ ...linux, platform: 'win32', environment: { APPDATA: '/roaming' } })).toBe(
      join('/roaming', 'Mapwright'),
    );
  });
});

describe('openDataFolder', () => {
  it.skipIf(process.platform === 'win32')('makes its parts for the owner only', async () => {
    const data = await openDataFolder(join(folder.path, 'deep', 'data'), app);
    for (const part of [data.path, data.sources, data.outputs, data.scratch]) {
      expect(statSync(part).mode & 0o777).toBe(0o700);
    }
    data.unlock();
  });

  it('lets a second app wait until the first one is gone', async () => {
    const first = await openDataFolder(folder.path, app);
    const second = openDataFolder(folder.path, app);
    setTimeout(() => first.unlock(), 300);
    const unlocked = await second;
    expect(unlocked.path).toBe(folder.path);
    unlocked.unlock();
  });

  it('refuses a second app that waited in vain, says who has the folder, and finds no lock of a killed one', async () => {
    const holder = await held();
    await expect(openDataFolder(folder.path, app)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: `Another Mapwright (the desktop app, process ${holder.pid}) is using the data folder.`,
    });
    await killed(holder);
    (await openDataFolder(folder.path, app)).unlock();
  });

  it('lets guests in beside the app and beside one another, each with a scratch of its own', async () => {
    const holder = await held();
    const guests = [await openDataFolder(folder.path, guest), await openDataFolder(folder.path, guest)];
    const [one, two] = guests.map(({ scratch }) => scratch);
    expect(one).not.toBe(two);
    for (const { scratch } of guests) writeFileSync(join(scratch, 'spool'), 'rows');
    for (const data of guests) data.unlock();
    expect(readdirSync(join(folder.path, 'scratch'))).toEqual([]);
    await killed(holder);
  });

  it('clears up what killed ones left behind, but not while a guest is at work', async () => {
    let cleanings = 0;
    const clean = async (): Promise<void> => void (cleanings += 1);
    const holder = await held('guest');
    const beside = await openDataFolder(folder.path, { ...app, clean });
    expect({ alone: beside.alone, cleanings }).toEqual({ alone: false, cleanings: 0 });
    (await openDataFolder(folder.path, { ...guest, clean })).unlock();
    expect(cleanings).toBe(0);
    beside.unlock();
    await killed(holder);
    const alone = await openDataFolder(folder.path, { ...app, clean });
    expect({ alone: alone.alone, cleanings }).toEqual({ alone: true, cleanings: 1 });
    alone.unlock();
    (await openDataFolder(folder.path, { ...guest, clean })).unlock();
    expect(cleanings).toBe(2);
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    for (const wish of [app, guest])
      await expect(openDataFolder(join(file, 'data'), wish)).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
  });
});

const app = { use: 'app', kind: 'web', clean: () => Promise.resolve() } as const;
const guest = { ...app, use: 'guest' } as const;

/** A process that has the folder. */
async function held(use: 'app' | 'guest' = 'app'): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./folderHolder.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, folder.path, use], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}

async function killed(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  await once(holder, 'close');
}
