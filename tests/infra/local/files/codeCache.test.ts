import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeCacheFolder } from '../../../../infra/local/files/codeCache.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const script = fileURLToPath(new URL('./codeCacheUser.ts', import.meta.url));

/** Has a process of its own use the folder. @returns whether it does */
function used(folder: string): boolean {
  // The folder of the tests would take the place of this one.
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const told = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], {
    timeout: 60_000,
    env,
  });
  return told.toString('utf8') === 'used';
}

let base: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  base = temporaryFolder();
});
afterEach(() => base.dispose());

describe('the folder of compiled code', () => {
  const linux = { platform: 'linux', home: '/home/ana' } as const;

  it('lies in the caches that the system keeps for a person', () => {
    expect(codeCacheFolder('host', { ...linux, environment: {} })).toBe(
      join('/home/ana', '.cache', 'mapwright', 'code', 'host'),
    );
    expect(codeCacheFolder('host', { ...linux, environment: { XDG_CACHE_HOME: '/caches' } })).toBe(
      join('/caches', 'mapwright', 'code', 'host'),
    );
    expect(codeCacheFolder('host', { ...linux, environment: { XDG_CACHE_HOME: 'here' } })).toBe(
      join('/home/ana', '.cache', 'mapwright', 'code', 'host'),
    );
  });

  it('is another one for the engine, whose code no host runs', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const surroundings = { platform, environment: {}, home: '/home/ana' };
      expect(codeCacheFolder('engine', surroundings)).not.toBe(codeCacheFolder('host', surroundings));
    }
  });

  it('is made for its owner alone, and gets what was compiled', () => {
    const folder = join(base.path, 'caches', 'code');
    expect(used(folder)).toBe(true);
    // Windows has no such rights.
    expect(process.platform === 'win32' ? 0 : statSync(folder).mode & 0o077).toBe(0);
    const [version = ''] = readdirSync(folder);
    expect(readdirSync(join(folder, version)).length).toBeGreaterThan(0);
  });
});

describe.runIf(process.platform !== 'win32')('a folder that is not ours', () => {
  it('is left alone where others may write into it', () => {
    const folder = join(base.path, 'open');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(used(folder)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is left alone where a link leads to it', () => {
    const target = join(base.path, 'target');
    mkdirSync(target, { mode: 0o700 });
    symlinkSync(target, join(base.path, 'link'));
    expect(used(join(base.path, 'link'))).toBe(false);
    expect(readdirSync(target)).toEqual([]);
  });

  it('keeps nobody from starting where it cannot be made', () => {
    const file = join(base.path, 'file');
    writeFileSync(file, '');
    expect(used(join(file, 'code'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')('does not try for ever where the system denies the parent', () => {
    expect(used('/proc/self/code/host')).toBe(false);
  });
});
