import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileId } from '../../../../core/model/ids.ts';
import type { Scan, ScanId, ScanPlace } from '../../../../core/model/scanRun.ts';
import type { LocalWorld } from '../../../../infra/local/compose.ts';
import { type EngineLimits, engineLimits } from '../../../../infra/local/engine/engineLimits.ts';
import { drawnCodes, makeDrawing, truthOf } from '../../../drawings/drawing.ts';
import { makePdf } from '../../../drawings/makePdf.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { processPath } from '../../../processes/processFiles.ts';
import { seeded } from '../../../seededRandom.ts';
import { composeFromSources } from '../sourceWorld.ts';

const codes = drawnCodes.map((text) => ({ text, isPattern: false }));
const options = { anyCase: true, anySeparator: true };
const all = { from: 0, count: 1_000 };

let folder: ReturnType<typeof temporaryFolder>;
let world: LocalWorld | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await world?.close();
  world = undefined;
  folder.dispose();
});

async function open(limits: Partial<EngineLimits> = {}): Promise<LocalWorld['service']> {
  world = await composeFromSources(join(folder.path, 'data'), 'app', {
    limits: { ...engineLimits(), ...limits },
  });
  await world.service.resume();
  return world.service;
}

async function scanned(service: LocalWorld['service'], place: ScanPlace): Promise<Scan> {
  const { scanId } = await service.scans.start({ codes, options, place, textract: false });
  return service.scans.finished({ scanId });
}

/** What was found in each document, by its name; of every match that is kept. */
async function foundIn(
  service: LocalWorld['service'],
  scanId: ScanId,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (let from = 0; ; from += all.count) {
    const { entries } = await service.scans.matches({ scanId, filter: {}, window: { ...all, from } });
    for (const { name, codeText, near } of entries) {
      const list = found.get(name) ?? [];
      list.push(`${codeText} ${near === null ? 'exact' : 'near'}`);
      found.set(name, list);
    }
    if (entries.length < all.count) break;
  }
  return new Map([...found].map(([name, list]) => [name, list.sort()]));
}

async function documents(service: LocalWorld['service'], scanId: ScanId) {
  const wish = { scanId, text: '', states: [], matches: 'any', window: all } as const;
  return (await service.scans.documents(wish)).documents;
}

describe('drawings with planted codes', () => {
  const drawings = temporaryFolder();
  const truth = new Map<string, readonly string[]>();
  beforeAll(async () => {
    mkdirSync(join(drawings.path, 'area 2'));
    for (let n = 0; n < 30; n += 1) {
      const { bytes, planted } = await makeDrawing(n + 1);
      const name = n % 3 === 0 ? `area 2/P-${n}.pdf` : `P-${n}.pdf`;
      writeFileSync(join(drawings.path, name), bytes);
      truth.set(name, truthOf(planted));
    }
  }, 60_000);
  afterAll(() => drawings.dispose());
  const place = (): ScanPlace => ({ kind: 'folder', path: drawings.path, withSubfolders: true });

  it.each([1, 2, 3])(
    'are found, each of them and nothing else, by %i threads',
    async (scanThreads) => {
      const service = await open({ scanThreads });
      const scan = await scanned(service, place());
      expect(scan).toMatchObject({ state: 'done', total: 30, counts: { documents: 30, unreadable: 0 } });
      expect(await foundIn(service, scan.id)).toEqual(truth);
      const exact = [...truth.values()].flat().filter((line) => line.endsWith(' exact')).length;
      expect(scan.counts).toMatchObject({ exact, near: [...truth.values()].flat().length - exact });
      const found = await service.scans.codes({ scanId: scan.id, text: '', matches: 'with', window: all });
      expect(found.codes.reduce((sum, code) => sum + code.exact, 0)).toBe(exact);
    },
    60_000,
  );

  it('are each counted once where the host is killed ten times at any moment', async () => {
    const data = join(folder.path, 'data');
    const random = seeded(7);
    const script = processPath('tests/infra/local/scans/scanner.ts');
    let kills = 0;
    for (; kills < 10; kills += 1) {
      const child = spawn(process.execPath, [script, data, drawings.path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
      const words = random.below(5);
      let heard = 0;
      for await (const _ of createInterface({ input: child.stdout })) {
        if (heard === words) setTimeout(() => child.kill('SIGKILL'), random.below(150));
        heard += 1;
      }
      const [, signal] = await ended;
      if (signal === null) break;
    }
    expect(kills).toBeGreaterThan(0);

    const service = await open();
    const [scan] = await service.scans.list({ limit: 10 });
    const scanId = scan?.id ?? ('' as ScanId);
    const done = await service.scans.finished({ scanId });
    expect(done).toMatchObject({
      state: 'done',
      total: 30,
      counts: { documents: 30, withMatches: 30, unreadable: 0 },
    });
    expect(await foundIn(service, scanId)).toEqual(truth);
    const session = await world?.scans.store().sessions.get(scanId as never);
    expect(session).toMatchObject({ status: 'complete', counts: { done: 30, failed: 0, late: 0 } });
    expect(await world?.scans.store().sessions.untold(10)).toHaveLength(1);
    await service.scans.report({ scanId });
    expect(readdirSync(join(data, 'outputs'))).toEqual([`${scanId}-scan.xlsx`]);
  }, 300_000);
});

describe('a folder', () => {
  const put = (name: string, content: string | Uint8Array): void => {
    const path = join(folder.path, 'plans', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
  };
  const place = (): ScanPlace => ({ kind: 'folder', path: join(folder.path, 'plans'), withSubfolders: true });

  it('of all kinds of files is searched by what they hold, and each that cannot be read has its reason', async () => {
    put('a.txt', 'HOLE-1\n');
    put('b.csv', 'name;code\nx;HOLE-2\n');
    put('called.pdf', 'HOLE-3 in a text\n');
    put('empty.pdf', '');
    put('locked.pdf', await makePdf((pdf) => void pdf.addPage().text('HOLE-4'), { userPassword: 'x' }));
    put('torn.pdf', '%PDF-1.7 nothing');
    put('picture.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
    put('sub/deep/plan', await makePdf((pdf) => void pdf.addPage().text('HOLE-5', 50, 50)));
    put('.hidden.txt', 'HOLE-6');
    put('.git/hidden.txt', 'HOLE-6');
    put('~$open.xlsx', 'HOLE-6');
    const service = await open();
    const scan = await scanned(service, place());
    expect(scan).toMatchObject({ state: 'done', total: 8 });
    const rows = await documents(service, scan.id);
    expect(rows.map(({ name, state, error, exact }) => [name, error?.code ?? state, exact])).toEqual([
      ['a.txt', 'read', 1],
      ['b.csv', 'read', 1],
      ['called.pdf', 'read', 1],
      ['empty.pdf', 'SOURCE_EMPTY', 0],
      ['locked.pdf', 'SOURCE_PASSWORD', 0],
      ['picture.jpg', 'SOURCE_BINARY', 0],
      ['torn.pdf', 'SOURCE_DAMAGED', 0],
      ['sub/deep/plan', 'read', 1],
    ]);
    expect(scan.counts).toMatchObject({ documents: 8, unreadable: 4, exact: 4 });
  }, 60_000);

  it('with links in a circle ends, and what lies outside is searched once', async () => {
    put('one/a.txt', 'HOLE-1');
    mkdirSync(join(folder.path, 'outside', 'inner'), { recursive: true });
    writeFileSync(join(folder.path, 'outside', 'b.txt'), 'HOLE-2');
    writeFileSync(join(folder.path, 'outside', 'inner', 'c.txt'), 'HOLE-3');
    const at = (name: string): string => join(folder.path, 'plans', name);
    symlinkSync(at(''), at('one/back'));
    symlinkSync(at('one'), at('same'));
    symlinkSync(join(folder.path, 'outside'), at('out'));
    symlinkSync(join(folder.path, 'outside', 'inner'), at('out again'));
    symlinkSync(at('nowhere'), at('broken'));
    symlinkSync(at('one/a.txt'), at('linked.txt'));
    const service = await open();
    const scan = await scanned(service, place());
    const rows = await documents(service, scan.id);
    expect(rows.map(({ name, state, error }) => [name, error?.code ?? state])).toEqual([
      ['broken', 'SOURCE_UNREADABLE'],
      ['linked.txt', 'read'],
      ['one/a.txt', 'read'],
      ['out/b.txt', 'read'],
      ['out/inner/c.txt', 'read'],
    ]);
  }, 60_000);

  it.runIf(process.platform === 'linux')(
    'with names that hold any bytes is searched, and those that cannot be opened are each told of',
    async () => {
      const names = [
        'line\nbreak.txt',
        'back\\slash.txt',
        '\u202Etxt.exe',
        '\u00e9.txt',
        'e\u0301.txt',
        '=1+1.txt',
      ];
      for (const name of [...names, `${'n'.repeat(251)}.txt`, '\uFFFD.txt']) put(name, 'HOLE-1');
      // Two that come out the same as text.
      for (const byte of [0xfe, 0xff])
        writeFileSync(
          Buffer.concat([Buffer.from(join(folder.path, 'plans', 'b')), Buffer.from([byte])]),
          'HOLE-1',
        );
      execFileSync('mkfifo', [join(folder.path, 'plans', 'pipe.pdf')]);
      const service = await open();
      const scan = await scanned(service, place());
      expect(scan.counts).toMatchObject({ documents: 10, exact: 8, unreadable: 2 });
      const rows = await documents(service, scan.id);
      expect(rows.flatMap(({ error }) => error?.message ?? [])).toEqual(
        Array(2).fill('The name b\uFFFD holds bytes that are no text.'),
      );
    },
    60_000,
  );

  it('without its subfolders is searched alone', async () => {
    put('a.txt', 'HOLE-1');
    put('sub/b.txt', 'HOLE-2');
    const service = await open();
    const scan = await scanned(service, { ...place(), withSubfolders: false } as ScanPlace);
    expect((await documents(service, scan.id)).map(({ name }) => name)).toEqual(['a.txt']);
  }, 60_000);

  it('that changes while it is scanned is told of, document by document', async () => {
    for (let n = 0; n < 8; n += 1) put(`${n}.txt`, `HOLE-${n + 1}\n`);
    const service = await open();
    const { scanId } = await service.scans.start({ codes, options, place: place(), textract: false });
    // Between the listing and the search.
    for (;;) {
      const { total, state } = await service.scans.get({ scanId });
      if (total !== null || state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await service.scans.pause({ scanId });
    const before = await documents(service, scanId);
    const left = before.filter(({ state }) => state === 'waiting').map(({ name }) => name);
    const [gone] = left;
    if (gone !== undefined) rmSync(join(folder.path, 'plans', gone));
    put('new.txt', 'HOLE-9');
    if ((await service.scans.get({ scanId })).state === 'paused') await service.scans.resume({ scanId });
    await service.scans.finished({ scanId });
    const after = await documents(service, scanId);
    expect(after).toHaveLength(8);
    expect(after.filter(({ error }) => error !== null).map(({ name, error }) => [name, error?.code])).toEqual(
      gone === undefined ? [] : [[gone, 'SOURCE_UNREADABLE']],
    );
  }, 60_000);

  it('that is not there is refused before anything is begun', async () => {
    const service = await open();
    await expect(scanned(service, place())).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    await expect(scanned(service, { ...place(), path: 'plans' } as ScanPlace)).rejects.toMatchObject({
      code: 'USAGE',
    });
    expect(await service.scans.list({ limit: 10 })).toEqual([]);
  }, 60_000);

  it('is looked through for another one', async () => {
    put('a.txt', 'x');
    put('.hidden', 'x');
    put('sub 10/b.txt', 'x');
    put('sub 9/b.txt', 'x');
    const service = await open();
    const view = await service.scans.browse({ where: 'here', path: join(folder.path, 'plans') });
    expect(view).toEqual({
      path: join(folder.path, 'plans'),
      name: join(folder.path, 'plans'),
      parent: folder.path,
      folders: ['sub 9', 'sub 10'].map((name) => ({ name, path: join(folder.path, 'plans', name) })),
      documents: 1,
      areMore: false,
      canScan: true,
    });
    await expect(
      service.scans.browse({ where: 'here', path: join(folder.path, 'none') }),
    ).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
    });
  }, 60_000);
});

describe('files of the Inbox', () => {
  it('are searched by what was given, each once, and those that are gone have their reason', async () => {
    const service = await open();
    const host = world as LocalWorld;
    const files = [1, 2, 3].map((n) => {
      const path = join(folder.path, `${n}.txt`);
      writeFileSync(path, `HOLE-${n}`);
      return path;
    });
    const ids: FileId[] = [];
    for (const path of files) ids.push((await host.sources.adoptPath(path)).id);
    rmSync(files[1] ?? '');
    const scan = await scanned(service, { kind: 'files', fileIds: [...ids, ...ids.slice(0, 1)] });
    const rows = await documents(service, scan.id);
    expect(rows.map(({ name, state, error }) => [name, error?.code ?? state])).toEqual([
      ['1.txt', 'read'],
      ['2.txt', 'SOURCE_UNREADABLE'],
      ['3.txt', 'read'],
    ]);
    const file = await world?.scans.findDocument(scan.id, 2);
    expect(readFileSync(file?.path ?? '', 'utf8')).toBe('HOLE-3');
  }, 60_000);

  it('give the codes of a column', async () => {
    const service = await open();
    const path = join(folder.path, 'codes.csv');
    const lines = Array.from({ length: 60 }, (_, n) => `${n},HOLE-${n},text ${n}`);
    writeFileSync(path, `no,hole code,about\n${lines.join('\n')}\n`);
    const ref = await world?.sources.adoptPath(path);
    const found = await service.scans.codesOfFile({ fileId: ref?.id ?? ('' as never), column: 1 });
    expect(found.columns).toEqual(['no', 'hole code', 'about']);
    expect(found.texts).toHaveLength(60);
    expect(found.texts.slice(0, 2)).toEqual(['HOLE-0', 'HOLE-1']);
  }, 60_000);
});

describe('the report', () => {
  it('is made again where it was deleted, and once where several ask for it', async () => {
    const plans = join(folder.path, 'plans');
    mkdirSync(plans);
    writeFileSync(join(plans, 'a.txt'), 'HOLE-1');
    const service = await open();
    const { id: scanId } = await scanned(service, { kind: 'folder', path: plans, withSubfolders: false });
    const first = await world?.scans.findReport(scanId);
    const bytes = readFileSync(first?.path ?? '');
    rmSync(first?.path ?? '');
    await expect(world?.scans.findReport(scanId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const asked = await Promise.all([1, 2, 3].map(() => service.scans.report({ scanId })));
    expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
    expect(readFileSync(first?.path ?? '')).toEqual(bytes);
  }, 60_000);
});
