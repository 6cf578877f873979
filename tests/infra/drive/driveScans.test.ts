import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scan } from '../../../core/model/scanRun.ts';
import { makePdf } from '../../drawings/makePdf.ts';
import { type DriveWorld, openDriveWorld } from './driveWorld.ts';

let desk: DriveWorld;
beforeEach(async () => {
  desk = await openDriveWorld();
  await desk.signIn();
}, 60_000);
afterEach(() => desk.close());

async function documents(scan: Scan) {
  const window = { from: 0, count: 1_000 };
  const wish = { scanId: scan.id, text: '', states: [], matches: 'any', window } as const;
  return (await desk.world.service.scans.documents(wish)).documents;
}

describe('a folder of Google Drive', () => {
  it('is searched with all below it, each document once', async () => {
    const { tree } = desk;
    tree.text('a', tree.rootId, 'HOLE-1');
    tree.folder('area', tree.rootId);
    tree.text('b', 'area', 'HOLE-1 and HOLE-1');
    tree.add({
      id: 'slash',
      name: 'rev/2.txt',
      mimeType: 'text/plain',
      parents: ['area'],
      content: Buffer.from('x'),
    });
    tree.folder('deep', 'area');
    tree.add({ id: 'twice', name: 'twice.txt', parents: ['area', 'deep'], content: Buffer.from('HOLE-1') });
    tree.add({
      id: 'gone',
      name: 'gone.txt',
      parents: ['area'],
      trashed: true,
      content: Buffer.from('HOLE-1'),
    });
    // Round in a circle, into another drive, to a file, to the same file again, and to nothing.
    tree.shortcut('circle', 'deep', 'area');
    tree.drives.push({ id: 'drive-1', name: 'Works' });
    tree.folder('drive-1', 'nowhere', { driveId: 'drive-1', name: 'Drive' });
    tree.add({
      id: 'far',
      name: 'far.txt',
      driveId: 'drive-1',
      parents: ['drive-1'],
      content: Buffer.from('HOLE-1'),
    });
    tree.shortcut('to drive', 'deep', 'drive-1');
    tree.text('elsewhere', 'other', 'HOLE-1');
    tree.shortcut('to file', 'deep', 'elsewhere');
    tree.shortcut('to file again', 'deep', 'elsewhere');
    tree.shortcut('to nothing', 'deep', 'none');

    const scan = await desk.scan();
    expect(
      (await documents(scan))
        .map(({ name, exact, state }) => [name, exact, state])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual([
      ['a.txt', 1, 'read'],
      ['area/b.txt', 2, 'read'],
      ['area/deep/to drive/far.txt', 1, 'read'],
      ['area/deep/to file', 1, 'read'],
      ['area/deep/to nothing', 0, 'unreadable'],
      ['area/rev/2.txt', 0, 'read'],
      ['area/twice.txt', 1, 'read'],
    ]);
    const [a] = await documents(scan);
    expect(a?.link).toBe('https://drive.google.com/file/d/a/view');
  }, 60_000);

  it('has its own kinds written out, and says of those that are not why', async () => {
    const { tree } = desk;
    const pdf = Buffer.from(await makePdf((page) => page.addPage().text('HOLE-1', 100, 100)));
    const own = (id: string, kind: string, exports?: Buffer): void =>
      tree.add({
        id,
        mimeType: `application/vnd.google-apps.${kind}`,
        parents: [tree.rootId],
        ...(exports === undefined ? {} : { exports }),
      });
    own('doc', 'document', pdf);
    own('large', 'presentation');
    own('form', 'form');
    const found = await documents(await desk.scan());
    expect(found.map(({ name, state, error }) => [name, state, error?.code, error?.message])).toEqual([
      ['doc', 'read', undefined, undefined],
      ['large', 'unreadable', 'SOURCE_TOO_LARGE', 'large is larger than the 10 MB that Google exports.'],
      ['form', 'unreadable', 'SOURCE_UNSUPPORTED', 'form is of a kind that Google does not export (form).'],
    ]);
  }, 60_000);

  it('of 6,600 files is listed wholly and once, though pages come twice and are small', async () => {
    const { tree, server } = desk;
    for (let n = 0; n < 6_600; n += 1) tree.text(`f${n}`, tree.rootId, 'nothing');
    server.doublePages = true;
    server.pageSize = 700;
    const { service } = desk.world;
    const { scanId } = await service.scans.start({
      codes: [{ text: 'HOLE-1', isPattern: false }],
      options: { anyCase: true, anySeparator: true },
      place: { kind: 'drive', folderId: tree.rootId, folderName: 'Plans' },
      textract: false,
    });
    for await (const [scan] of service.scans.watch()) if (scan !== undefined && scan.total !== null) break;
    await service.scans.pause({ scanId });
    expect((await service.scans.get({ scanId })).total).toBe(6_600);
  }, 60_000);

  it('says what is wrong with a place', async () => {
    const { scans } = desk.world.service;
    desk.tree.text('file', desk.tree.rootId, 'x');
    const browse = (path: string) => scans.browse({ where: 'drive', path });
    await expect(browse('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(browse('file')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(browse("x' or 'y")).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('is looked through from the top, by its id and by its address', async () => {
    const { tree } = desk;
    tree.folder('area 10', tree.rootId, { id: 'a10' });
    tree.folder('a10', tree.rootId, { name: 'area 10' });
    tree.folder('a9', tree.rootId, { name: 'area 9' });
    tree.entries.delete('area 10');
    tree.text('x', tree.rootId, 'x');
    tree.folder('theirs', 'hidden', { sharedWithMe: true, ownedByMe: false });
    tree.drives.push({ id: 'drive-1', name: 'Works' });
    tree.folder('drive-1', 'nowhere', { driveId: 'drive-1', name: 'Drive' });
    tree.entries.set('drive-1', { ...tree.entries.get('drive-1')!, parents: [] });
    const browse = (path: string) => desk.world.service.scans.browse({ where: 'drive', path });
    expect((await browse('')).folders.map(({ path }) => path)).toEqual(['root', 'shared', 'drives']);
    expect(await browse('root')).toEqual({
      path: tree.rootId,
      name: 'My Drive',
      parent: '',
      folders: [
        { name: 'area 9', path: 'a9' },
        { name: 'area 10', path: 'a10' },
      ],
      documents: 1,
      areMore: false,
      canScan: true,
    });
    expect(await browse('https://drive.google.com/drive/u/1/folders/a9?usp=sharing')).toMatchObject({
      path: 'a9',
      name: 'area 9',
      parent: tree.rootId,
    });
    expect((await browse('shared')).folders).toEqual([{ name: 'theirs', path: 'theirs' }]);
    expect((await browse('drives')).folders).toEqual([{ name: 'Works', path: 'drive-1' }]);
    expect(await browse('drive-1')).toMatchObject({ name: 'Works', parent: 'drives' });
  });
});

describe('while Google Drive is in trouble', () => {
  const plant = (count: number): void => {
    for (let n = 0; n < count; n += 1)
      desk.tree.text(`f${n}`, desk.tree.rootId, `${'x '.repeat(50_000)} HOLE-1`);
  };

  it('broken connections go on where they broke, and nothing is unreadable because of them', async () => {
    plant(6);
    const { server } = desk;
    server.fault = ({ params, nth }) =>
      params.get('alt') === 'media' && nth < 3 ? { cut: 40_000 } : undefined;
    const scan = await desk.scan();
    expect(scan).toMatchObject({ state: 'done', counts: { documents: 6, unreadable: 0, exact: 6 } });
    const ranges = server.requests.map(({ headers }) => headers.range).filter((range) => range !== undefined);
    // How much of a piece was taken before the connection ended is the system's to say.
    expect(ranges.length).toBeGreaterThan(0);
    for (const range of ranges) expect(['bytes=40000-', 'bytes=80000-']).toContain(range);
  }, 60_000);

  it('requests that are too many, faults of its own and closed doors are tried again', async () => {
    plant(4);
    const faults = [
      { status: 403, reason: 'userRateLimitExceeded' },
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 500 },
      'drop',
    ] as const;
    desk.server.fault = ({ path, nth }) =>
      path.includes('/files/f') && nth <= 2 ? faults[Number(path.at(-1))] : undefined;
    const scan = await desk.scan();
    expect(scan).toMatchObject({ state: 'done', counts: { documents: 4, unreadable: 0, exact: 4 } });
  }, 60_000);

  it('a token that ran out is replaced without a word', async () => {
    plant(6);
    desk.server.fault = ({ path, nth }) => {
      if (path.endsWith('/f3') && nth === 1) desk.server.expire();
      return undefined;
    };
    expect(await desk.scan()).toMatchObject({ state: 'done', counts: { documents: 6, unreadable: 0 } });
  }, 60_000);

  it('a sign-in that was taken back pauses the scan, and the next one lets it go on', async () => {
    plant(30);
    desk.server.fault = ({ path, nth }) => {
      if (path.endsWith('/f9') && nth === 1) desk.server.revoke();
      return undefined;
    };
    const paused = await desk.scan();
    expect(paused).toMatchObject({
      state: 'paused',
      error: { code: 'SIGN_IN_NEEDED' },
      counts: { unreadable: 0 },
    });
    await desk.signIn();
    const { scans } = desk.world.service;
    await scans.resume({ scanId: paused.id });
    expect(await scans.finished({ scanId: paused.id })).toMatchObject({
      state: 'done',
      counts: { exact: 30 },
    });
  }, 60_000);

  it('a document that is deleted, closed or changed meanwhile is told of alone', async () => {
    plant(5);
    const { tree, server } = desk;
    tree.add({ ...tree.entries.get('f1')!, mayDownload: false });
    tree.add({ ...tree.entries.get('f2')!, md5Checksum: '0'.repeat(32) });
    server.fault = ({ path, params }) => {
      if (params.get('alt') !== 'media') return undefined;
      if (path.endsWith('/f0')) tree.entries.delete('f0');
      if (path.endsWith('/f3')) tree.text('f3', tree.rootId, 'HOLE-1 in a newer one, HOLE-1');
      return undefined;
    };
    const found = await documents(await desk.scan());
    expect(found.map(({ exact, error }) => [exact, error?.code])).toEqual([
      [0, 'OBJECT_MISSING'],
      [0, 'SOURCE_UNREADABLE'],
      [0, 'SOURCE_CHANGED'],
      [2, undefined],
      [1, undefined],
    ]);
  }, 60_000);
});
