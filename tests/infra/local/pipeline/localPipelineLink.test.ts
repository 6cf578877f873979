import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Upload, UploadState } from '../../../../core/model/upload.ts';
import type { LiveWord, PipelineLink } from '../../../../core/ports/pipelineLink.ts';
import { tryLock } from '../../../../infra/local/files/folderLocks.ts';
import { type ForkChild, forkChild } from '../../../../infra/local/engine/engineChild.ts';
import { localLinks } from '../../../../infra/local/links/localLinks.ts';
import { openLocalPipelineLink } from '../../../../infra/local/pipeline/localPipelineLink.ts';
import { type LocalStores, openStores } from '../../../../infra/local/store/openStores.ts';
import { processPath } from '../../../processes/processFiles.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

vi.setConfig({ testTimeout: 120_000 });

let home: ReturnType<typeof temporaryFolder>;
let stores: LocalStores;
let folder: string;
let pids: number[];
const links: PipelineLink[] = [];

beforeEach(() => {
  home = temporaryFolder();
  folder = join(home.path, 'bucket');
  mkdirSync(folder);
  stores = openStores(join(home.path, 'mapwright.db'));
  pids = [];
});
afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
  stores.close();
  home.dispose();
});

const fork: ForkChild = (url) => {
  const child = forkChild<never, never>(url);
  pids.push(child.pid ?? 0);
  return child;
};

async function open(path = folder): Promise<PipelineLink> {
  const link = await openLocalPipelineLink({
    folder: path,
    mappings: stores.mappings,
    database: join(home.path, 'mapwright.db'),
    appVersion: 'test',
    fork,
    processUrl: pathToFileURL(processPath('infra/local/pipeline/pipelineProcess.ts')),
    links: localLinks('', Date.now),
    log: { info() {}, error() {} },
  });
  links.push(link);
  return link;
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 900; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(100);
  }
  throw new Error('It did not come to pass.');
}

const inState = (link: PipelineLink, name: string, state: UploadState): Promise<Upload> =>
  until(async () =>
    (await link.uploads.list({ limit: 50 })).find((one) => one.fileName === name && one.state === state),
  );
const put = (name: string): void => writeFileSync(join(folder, 'raw', name), 'a,b\n1,2\n3,4\n');
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`) || isThere(pid);

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a folder that the desk works on', () => {
  it('is worked off by a process that tells of each upload, and ends with the link', async () => {
    const link = await open();
    const ending = new AbortController();
    const words: LiveWord[] = [];
    const hearing = (async () => {
      for await (const word of link.live(ending.signal, () => undefined)) words.push(word);
    })();
    await until(() => (existsSync(join(folder, 'raw')) ? true : undefined));
    put('first.csv');
    const { id } = await inState(link, 'first.csv', 'waiting');
    expect(words.map(({ uploadId }) => uploadId)).toContain(id);
    ending.abort();
    await hearing;
    await link.close();
    expect(pids).toHaveLength(1);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('goes on with another process when the first is killed', async () => {
    const link = await open();
    await until(() => (existsSync(join(folder, 'raw')) ? true : undefined));
    put('first.csv');
    await inState(link, 'first.csv', 'waiting');
    process.kill(pids[0] ?? 0, 'SIGKILL');
    put('second.csv');
    await inState(link, 'second.csv', 'waiting');
    expect(pids).toHaveLength(2);
  });

  it('is left to another process that has it, and taken over when that one ends', async () => {
    mkdirSync(join(folder, '.mapwright'));
    const lock = tryLock(join(folder, '.mapwright', 'lock'));
    const link = await open();
    expect(await link.uploads.list({ limit: 1 })).toEqual([]);
    expect(pids).toEqual([]);
    lock?.release();
    mkdirSync(join(folder, 'raw'));
    put('first.csv');
    await inState(link, 'first.csv', 'waiting');
  });

  it('takes up names that look like the remains of other programs, as they are', async () => {
    const link = await open();
    const bytes = Buffer.from('a,b\n1,2\n');
    const source = { sizeBytes: bytes.length, read: () => Promise.resolve(bytes) };
    for (const fileName of ['.hidden.csv', 'export.tmp', '~$open.csv', 'a/b\\c\u0007.csv'])
      await link.send({ source, fileName, lane: 'main', by: 'ana', token: fileName });
    for (const name of ['.hidden.csv', 'export.tmp', '~$open.csv', 'a/b\\c\u0007.csv'])
      expect(await inState(link, name, 'waiting')).toMatchObject({ lane: 'main', by: 'ana' });
  });

  it('says that it is not there', async () => {
    await expect(open(join(home.path, 'none'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      remedy: expect.stringContaining('Settings'),
    });
    writeFileSync(join(home.path, 'file'), '');
    await expect(open(join(home.path, 'file'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(open('bucket')).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('has one file once, by whichever name its folder is reached', async () => {
    const link = await open();
    await until(() => (existsSync(join(folder, 'raw')) ? true : undefined));
    put('first.csv');
    const { bucket } = await inState(link, 'first.csv', 'waiting');
    await link.close();
    symlinkSync(folder, join(home.path, 'other name'));
    const other = await open(join(home.path, 'other name'));
    put('second.csv');
    expect((await inState(other, 'second.csv', 'waiting')).bucket).toBe(bucket);
    expect(await other.uploads.list({ limit: 9 })).toHaveLength(2);
  });
});
