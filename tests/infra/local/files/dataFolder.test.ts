import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
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
    const data = await openDataFolder(join(folder.path, 'deep', 'data'));
    for (const part of [data.path, data.sources, data.outputs, data.scratch]) {
      expect(statSync(part).mode & 0o777).toBe(0o700);
    }
    data.unlock();
  });

  it('lets a second Mapwright wait until the first one is gone', async () => {
    const first = await openDataFolder(folder.path);
    const second = openDataFolder(folder.path);
    setTimeout(() => first.unlock(), 300);
    const unlocked = await second;
    expect(unlocked.path).toBe(folder.path);
    unlocked.unlock();
  });

  it('refuses a second Mapwright that waited in vain, and leaves no lock behind when the first is killed', async () => {
    const holder = spawn(
      process.execPath,
      [fileURLToPath(new URL('./folderHolder.ts', import.meta.url)), folder.path],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    await expect(openDataFolder(folder.path)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    holder.kill('SIGKILL');
    await once(holder, 'close');
    (await openDataFolder(folder.path)).unlock();
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    await expect(openDataFolder(join(file, 'data'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});
