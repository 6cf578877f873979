import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileId } from '../../../../core/model/ids.ts';
import { sampleNames } from '../../../../core/packs/sampleNames.ts';
import { type MemberFolders, memberFolders } from '../../../../infra/local/files/memberFolders.ts';
import { type LocalSources, localSources } from '../../../../infra/local/files/sources.ts';
import { type LocalStores, openStores } from '../../../../infra/local/store/openStores.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let stores: LocalStores;
let sources: LocalSources;
let members: MemberFolders;
let count = 0;
const copies = (): string => join(folder.path, 'sources');

function open(): void {
  members = memberFolders(copies());
  stores = openStores(join(folder.path, 'mapwright.db'));
  sources = localSources({
    registry: stores.sources,
    folder: copies(),
    samplesFolder: join(folder.path, 'samples'),
    members,
    ids: {
      next: () => {
        count += 1;
        return `f${count}`;
      },
    },
  });
}

async function* parts(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(copies());
  mkdirSync(join(folder.path, 'samples'));
  open();
});
afterEach(() => {
  stores.close();
  folder.dispose();
});

describe('localSources', () => {
  it('reads a given file where it lies and never deletes it', async () => {
    const path = join(folder.path, 'mine.csv');
    writeFileSync(path, 'a,b\n');
    const ref = await sources.adoptPath(path);
    expect(ref).toMatchObject({ name: 'mine.csv', sizeBytes: 4 });
    expect((await sources.locate(ref.id)).path).toBe(path);
    await sources.release(ref.id);
    expect(readFileSync(path, 'utf8')).toBe('a,b\n');
    await expect(sources.locate(ref.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('copies an upload under its id, whatever its name says, and knows its digest', async () => {
    const ref = await sources.adoptUpload({
      name: '../../etc/x.csv',
      bytes: parts('a,', 'b\n'),
      sizeBytes: 4,
    });
    expect(ref).toMatchObject({ name: '../../etc/x.csv', sizeBytes: 4 });
    const entry = await sources.locate(ref.id);
    expect(entry.path).toBe(join(copies(), ref.id));
    expect(readFileSync(entry.path, 'utf8')).toBe('a,b\n');
    expect(entry.sha256).toBe(createHash('sha256').update('a,b\n').digest('hex'));
  });

  it('finds a source again after a restart', async () => {
    const ref = await sources.adoptUpload({ name: 'x.csv', bytes: parts('abc') });
    stores.close();
    open();
    expect(await sources.describe(ref.id)).toEqual({ name: 'x.csv', sizeBytes: 3 });
  });

  it('deletes its own copy on release', async () => {
    const ref = await sources.adoptUpload({ name: 'x.csv', bytes: parts('abc') });
    await sources.release(ref.id);
    await sources.release(ref.id);
    expect(readdirSync(copies())).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off, or is shorter than was said', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* parts('abc');
      throw new Error('connection lost');
    }
    const upload = sources.adoptUpload({ name: 'x.csv', bytes: broken() });
    await expect(upload).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    const short = sources.adoptUpload({ name: 'x.csv', bytes: parts('abc'), sizeBytes: 9 });
    await expect(short).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    expect(readdirSync(copies())).toEqual([]);
  });

  it('says so when a given file is not there, is a folder, or goes away later', async () => {
    const path = join(folder.path, 'mine.csv');
    await expect(sources.adoptPath(path)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    await expect(sources.adoptPath(folder.path)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    writeFileSync(path, 'a');
    const ref = await sources.adoptPath(path);
    rmSync(path);
    await expect(sources.describe(ref.id)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });

  it('makes sources of the members of an archive, under ids, and again the same ones', async () => {
    const archive = await sources.adoptUpload({ name: 'delivery.zip', bytes: parts('PK') });
    const given = ['../../a.csv', 'b.csv'].map((name, place) => ({ name, sizeBytes: 3, sha256: 'f', place }));
    const adopt = async (text: string): Promise<readonly FileId[]> => {
      const made = await members.start(archive.id);
      for (const { place } of given) writeFileSync(join(made, String(place)), text);
      return sources.adoptMembers(archive.id, given);
    };
    const ids = await adopt('old');
    expect(await adopt('new')).toEqual(ids);
    expect(readdirSync(copies()).sort()).toEqual([archive.id, ...ids].sort());
    for (const [index, id] of ids.entries()) {
      expect(await sources.describe(id)).toEqual({ name: given[index]?.name, sizeBytes: 3 });
      const { path, owned } = await sources.locate(id);
      expect([readFileSync(path, 'utf8'), owned]).toEqual(['new', true]);
    }
  });

  it('puts a member that is alone in the place of its archive, which is deleted only where it was a copy', async () => {
    const path = join(folder.path, 'mine.zip');
    writeFileSync(path, 'PK');
    for (const take of [
      () => sources.adoptPath(path),
      () => sources.adoptUpload({ name: 'mine.zip', bytes: parts('PK') }),
    ]) {
      const archive = await take();
      writeFileSync(join(await members.start(archive.id), '4'), 'a,b');
      const given = [{ name: 'mine.zip › a.csv', sizeBytes: 3, sha256: 'f', place: 4 }];
      expect(await sources.adoptMembers(archive.id, given)).toEqual([archive.id]);
      const entry = await sources.locate(archive.id);
      expect(entry).toMatchObject({ name: 'mine.zip › a.csv', owned: true, sha256: 'f' });
      expect(readdirSync(copies())).toEqual([basename(entry.path)]);
      await sources.release(archive.id);
    }
    expect(readdirSync(copies())).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('PK');
  });

  it('clears away what no file stands for, and nothing else', async () => {
    const path = join(folder.path, 'mine.csv');
    writeFileSync(path, 'a,b\n');
    const kept = await sources.adoptUpload({ name: 'kept.csv', bytes: parts('abc') });
    const lost = await sources.adoptUpload({ name: 'lost.csv', bytes: parts('abc') });
    const given = await sources.adoptPath(path);
    writeFileSync(join(await members.start(kept.id), '0'), 'half');
    writeFileSync(join(copies(), '.torn.part'), 'half');
    await sources.clean(new Set([kept.id]));
    expect(readdirSync(copies())).toEqual([kept.id]);
    expect(await sources.describe(kept.id)).toMatchObject({ name: 'kept.csv' });
    for (const { id } of [lost, given])
      await expect(sources.locate(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readFileSync(path, 'utf8')).toBe('a,b\n');
  });

  it('puts a copy of the pack’s sample beside the person’s own files', async () => {
    const name = sampleNames.get('crm.leads') ?? '';
    writeFileSync(join(folder.path, 'samples', name), 'name\nAda\n');
    const id = await sources.addSample('crm.leads');
    expect(await sources.describe(id)).toEqual({ name, sizeBytes: 9 });
    await sources.release(id);
    expect(readdirSync(join(folder.path, 'samples'))).toEqual([name]);
    await expect(sources.addSample('generic')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
