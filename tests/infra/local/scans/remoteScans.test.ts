import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { NotNow } from '../../../../core/model/notNow.ts';
import type { Scan, ScanPlace } from '../../../../core/model/scanRun.ts';
import type { RemotePlaces } from '../../../../core/ports/remoteDocuments.ts';
import type { LocalWorld } from '../../../../infra/local/compose.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { composeFromSources } from '../sourceWorld.ts';

const codes = [{ text: 'HOLE-1', isPattern: false }];
const options = { anyCase: true, anySeparator: true };
const place: ScanPlace = { kind: 'drive', folderId: 'root', folderName: 'Plans' };
const all = { from: 0, count: 1_000 };

let folder: ReturnType<typeof temporaryFolder>;
let world: LocalWorld;
/** What a fetch does before it brings anything; told the name. */
let before: (name: string) => Promise<void> | void;
let fetches: number;
beforeEach(async () => {
  folder = temporaryFolder();
  before = () => undefined;
  fetches = 0;
  world = await composeFromSources(join(folder.path, 'data'), 'app', { remote: () => places });
});
afterEach(async () => {
  await world.close();
  folder.dispose();
});

/** A place far away whose documents are texts of their own names. */
const names = Array.from({ length: 20 }, (_, n) => `plan ${n}.txt`);
const places: RemotePlaces = {
  drive: {
    state: () => Promise.resolve({ state: 'ready', note: '' }),
    check: () => Promise.resolve(),
    browse: (path) =>
      Promise.resolve({
        path,
        name: 'Plans',
        parent: null,
        folders: [],
        documents: 20,
        areMore: false,
        canScan: true,
      }),
    async *list(_, { attempt }) {
      for (const name of names)
        yield await attempt(() =>
          Promise.resolve([
            {
              at: `id ${name}`,
              name,
              sizeBytes: 9,
              error: null,
              mark: `v1 ${name}`,
              link: `https://x/${name}`,
            },
          ]),
        );
    },
    fetch: ({ document, path }, { attempt }) =>
      attempt(async () => {
        fetches += 1;
        await before(document.name);
        expect(document.mark).toBe(`v1 ${document.name}`);
        writeFileSync(path, `HOLE-1 in ${document.at}\n`, { mode: 0o600 });
      }),
  },
};

async function scanned(): Promise<Scan> {
  const { scans } = world.service;
  const { scanId } = await scans.start({ codes, options, place, textract: false });
  return scans.finished({ scanId });
}

async function documents(scan: Scan) {
  const wish = { scanId: scan.id, text: '', states: [], matches: 'any', window: all } as const;
  return (await world.service.scans.documents(wish)).documents;
}

/** Files that lie in scratch and were fetched. */
function leftFiles(): readonly string[] {
  const scratch = join(folder.path, 'data', 'scratch');
  return existsSync(scratch) ? readdirSync(scratch).filter((name) => name.startsWith('fetched-')) : [];
}

it('fetches documents from far away, searches them, and leaves nothing of them behind', async () => {
  const scan = await scanned();
  expect(scan).toMatchObject({
    state: 'done',
    total: 20,
    waiting: null,
    counts: { exact: 20, unreadable: 0 },
  });
  expect(leftFiles()).toEqual([]);
  expect((await documents(scan))[3]).toMatchObject({ name: 'plan 3.txt', link: 'https://x/plan 3.txt' });
  const { entries } = await world.service.scans.matches({ scanId: scan.id, filter: {}, window: all });
  expect(entries[0]?.link).toBe(`https://x/${entries[0]?.name}`);
}, 60_000);

it('counts no document as unreadable because the network is gone, tells of it, and goes on when it is back', async () => {
  let isGone = true;
  before = () => {
    if (isGone) throw new NotNow('offline', 'Google Drive cannot be reached.');
  };
  const { scans } = world.service;
  const { scanId } = await scans.start({ codes, options, place, textract: false });
  for await (const [scan] of scans.watch()) if (scan?.waiting !== null && scan !== undefined) break;
  expect((await scans.get({ scanId })).waiting).toBe('Google Drive cannot be reached.');
  isGone = false;
  const scan = await scans.finished({ scanId });
  expect(scan).toMatchObject({
    state: 'done',
    waiting: null,
    counts: { documents: 20, unreadable: 0, exact: 20 },
  });
}, 60_000);

it('counts a document that is gone as unreadable with the reason, and reads the others', async () => {
  before = (name) => {
    if (name === 'plan 4.txt') throw new AppError('OBJECT_MISSING', `${name} is not there any more.`);
  };
  const scan = await scanned();
  expect(scan).toMatchObject({ state: 'done', counts: { documents: 20, unreadable: 1, exact: 19 } });
  expect((await documents(scan))[4]?.error?.message).toBe('plan 4.txt is not there any more.');
}, 60_000);

it('pauses with the reason where the sign-in has run out, and goes on after the next one', async () => {
  before = (name) => {
    if (name === 'plan 9.txt') throw new AppError('SIGN_IN_NEEDED', 'The sign-in has run out.');
  };
  const paused = await scanned();
  expect(paused).toMatchObject({
    state: 'paused',
    error: { code: 'SIGN_IN_NEEDED' },
    counts: { unreadable: 0 },
  });
  expect(leftFiles()).toEqual([]);
  before = () => undefined;
  await world.service.scans.resume({ scanId: paused.id });
  const scan = await world.service.scans.finished({ scanId: paused.id });
  expect(scan).toMatchObject({ state: 'done', error: null, counts: { documents: 20, exact: 20 } });
}, 60_000);

it('fetches a document once for those who look at it', async () => {
  const scan = await scanned();
  const searched = fetches;
  const looks = await Promise.all([1, 2, 3].map(() => world.scans.findDocument(scan.id, 7)));
  expect(fetches).toBe(searched + 1);
  expect(new Set(looks.map(({ path }) => path)).size).toBe(1);
  expect(readFileSync(looks[0]?.path ?? '', 'utf8')).toBe('HOLE-1 in id plan 7.txt\n');
  expect(looks[0]).toMatchObject({ name: 'plan 7.txt', sizeBytes: 24 });
}, 60_000);

it('says of a place that is not there why it cannot be scanned', async () => {
  expect(await world.service.scans.places()).toEqual({
    s3: { state: 'absent', note: 'Documents in Amazon S3 cannot be scanned from here.' },
    drive: { state: 'ready', note: '' },
  });
  const started = world.service.scans.start({
    codes,
    options,
    place: { kind: 's3', prefix: '' },
    textract: false,
  });
  await expect(started).rejects.toMatchObject({ code: 'USAGE' });
  await expect(world.service.scans.browse({ where: 's3', path: '' })).rejects.toMatchObject({
    code: 'USAGE',
  });
});
