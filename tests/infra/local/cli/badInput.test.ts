import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../../../core/model/errors.ts';
import { badFiles, wideCsv } from '../badFiles.ts';
import { onSmallDisk, smallDiskRefused } from '../smallDisk.ts';
import { type CommandEnd, objectsOf, startCommand } from './commandProcess.ts';
import { processPath } from '../../../processes/processFiles.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-bad-'));
  mkdirSync(join(folder, 'data'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapwright = (...parameters: readonly string[]): Promise<CommandEnd> =>
  startCommand(parameters, join(folder, 'data')).ended;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What an answer says of a file: a code, or that it works. */
function verdict({ error }: Record<string, unknown>): string {
  if (error === undefined) return 'works';
  const { code, remedy } = error as { code: string; remedy: string };
  return remedy === '' ? `${code} without a remedy` : code;
}

const good = (): string => file('good.csv', 'name,email\nAna,ana@example.org\n');

describe('mapwright', () => {
  it('analyzes what it can, says what is wrong with the rest, and goes on', async () => {
    const bad = badFiles.map(({ name, make }) => file(name, make()));
    const paths = [...bad, join(folder, 'nowhere.csv'), folder, good()];
    const ended = await mapwright('analyze', ...paths, '--json');
    const answers = objectsOf(ended);
    const wanted = badFiles.map(({ inbox, analyze }) => (inbox === 'review' ? 'works' : (analyze ?? inbox)));
    expect(answers.map(verdict)).toEqual([...wanted, 'SOURCE_UNREADABLE', 'SOURCE_UNREADABLE', 'works']);
    expect(answers.map(({ source }) => (source as { path: string }).path)).toEqual(paths);
    expect(ended).toMatchObject({ exitCode: 3, messages: '' });
  }, 40_000);

  it('tells a person in words, on standard error, and ends with the highest code', async () => {
    const ended = await mapwright('analyze', file('empty.csv', ''), good());
    expect(ended.exitCode).toBe(1);
    expect(ended.messages).toContain(errorCatalogue.SOURCE_EMPTY.remedy);
    expect(ended.out).toContain('good.csv');
    expect(ended.out).not.toContain('empty.csv');
  }, 20_000);

  it('shows what is known of a header without rows, and ends as the app and run do', async () => {
    const path = file('header-only.csv', 'name,email\n');
    const told = await mapwright('analyze', path);
    expect(told.exitCode).toBe(1);
    expect(told.messages).toContain(errorCatalogue.SOURCE_NO_ROWS.remedy);
    expect(told.out).toContain('email');
    const json = await mapwright('analyze', path, '--json');
    expect(json).toMatchObject({ exitCode: 1, messages: '' });
    expect(objectsOf(json)[0]).toMatchObject({
      tables: [{ rowCount: 0, issues: [{ code: 'NO_DATA_ROWS' }] }],
    });
  }, 20_000);

  it('proposes what it can for a list, and says what is wrong with the rest', async () => {
    const picture = file('picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]));
    const paths = [file('empty.csv', ''), picture, join(folder, 'nowhere.csv'), folder, good()];
    const jobs = paths.map((path) => JSON.stringify({ file: path, target: 'crm.leads' }));
    const ended = await mapwright('propose', '--batch', file('list.ndjson', jobs.join('\n')));
    expect(objectsOf(ended).map(verdict)).toEqual([
      'SOURCE_EMPTY',
      'SOURCE_BINARY',
      'SOURCE_UNREADABLE',
      'SOURCE_UNREADABLE',
      'works',
    ]);
    expect(ended.exitCode).toBe(3);
    const one = await mapwright('propose', picture, '--target', 'crm.leads');
    expect(one.messages).toContain(errorCatalogue.SOURCE_BINARY.remedy);
    expect(one.exitCode).toBe(1);
  }, 20_000);

  it('proposes for 5,000 columns', async () => {
    const ended = await mapwright(
      'propose',
      file('wide.csv', wideCsv(5_000, 8)),
      '--target',
      'crm.leads',
      '--json',
    );
    expect(ended.exitCode).toBe(0);
    expect(objectsOf(ended)[0]?.['correspondences']).toHaveLength(5_000);
  }, 40_000);

  it('runs nothing over bad files, says why, and leaves nothing half done', async () => {
    const paths = [file('empty.csv', ''), join(folder, 'nowhere.csv'), folder, good()];
    const ended = await mapwright('run', ...paths, '--target', 'crm.leads', '--json');
    expect(objectsOf(ended).map(verdict)).toEqual([
      'SOURCE_EMPTY',
      'SOURCE_UNREADABLE',
      'SOURCE_UNREADABLE',
      'NOT_READY',
    ]);
    expect(ended.exitCode).toBe(3);
    expect(readdirSync(join(folder, 'data', 'outputs'))).toEqual([]);
    expect(readdirSync(join(folder, 'data', 'scratch'))).toEqual([]);
  }, 20_000);

  it('does not read what it may not', async ({ skip }) => {
    const closed = file('closed.csv', 'a,b\n1,2\n');
    const open = good();
    chmodSync(closed, 0o000);
    chmodSync(folder, 0o755);
    const asRoot = process.getuid?.() === 0;
    const reason = process.platform === 'win32' ? 'Windows has other rights' : nobodyRefused(asRoot);
    if (reason !== undefined) skip(`rights cannot be tried here: ${reason}`);
    if (asRoot)
      for (const path of ['data', ...readdirSync(join(folder, 'data')).map((part) => join('data', part))])
        chownSync(join(folder, path), 65_534, -1);
    const as = asRoot ? ['--as-nobody'] : [];
    const dataDir = join(folder, 'data', 'of-nobody');
    const analyzed = await startCommand([...as, 'analyze', closed, open, '--json'], dataDir).ended;
    expect(objectsOf(analyzed).map(verdict)).toEqual(['SOURCE_UNREADABLE', 'works']);
    expect(analyzed.exitCode).toBe(3);
    const run = await startCommand([...as, 'run', closed, '--target', 'crm.leads', '--json'], dataDir).ended;
    expect(objectsOf(run).map(verdict)).toEqual(['SOURCE_UNREADABLE']);
  }, 20_000);

  it('says so where there is no room for temporary files', async () => {
    const script = processPath('tests/infra/local/cli/sourceCommand.ts');
    const ended = spawnSync(process.execPath, [script, 'analyze', good()], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: join(folder, 'nowhere') },
    });
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain('TMPDIR');
  });

  it('says that the disk is full, and where', async ({ skip }) => {
    const reason = smallDiskRefused();
    if (reason !== undefined) skip(`no small disk can be mounted here: ${reason}`);
    const outcome = await onSmallDisk('1m', processPath('tests/infra/local/cli/fullDiskCommand.ts'));
    expect(outcome).toEqual({
      rows: { exitCode: 3, code: 'DISK_FULL', leftBehind: [] },
      out: { exitCode: 3, code: 'DISK_FULL', leftBehind: [] },
    });
  }, 40_000);
});

/** Why the rights of nobody cannot be had here; `undefined` where they can. */
function nobodyRefused(asRoot: boolean): string | undefined {
  if (!asRoot) return undefined;
  const command = processPath('tests/infra/local/cli/sourceCommand.ts');
  const probe = spawnSync(process.execPath, [command, '--as-nobody', '--version'], { encoding: 'utf8' });
  return probe.status === 0 ? undefined : probe.stderr.split('\n').find((line) => line.includes('Error'));
}
