import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type RunId } from '../../../../../core/model/ids.ts';
import type { Run } from '../../../../../core/model/run.ts';
import { openOutFolder } from '../../../../../infra/local/cli/session/handOut.ts';
import { run } from '../../../../ports/examples.ts';
import { temporaryFolder } from '../../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let kept: string;
let out: string;
beforeEach(() => {
  folder = temporaryFolder();
  kept = join(folder.path, 'kept');
  out = join(folder.path, 'deep', 'out');
  mkdirSync(kept);
});
afterEach(() => folder.dispose());

/** A run that has written two files. */
function made(id: string, text: string): Run {
  const names = ['a.cleaned.csv', 'a_summary.json'];
  for (const name of names) writeFileSync(join(kept, name), text);
  const outputs = names.map((name) => ({ name, kind: 'cleaned-csv' as const, sizeBytes: text.length }));
  return { ...run(id), id: asId<RunId>(id), outputs };
}

describe('the folder for outputs', () => {
  it('gets the outputs under their names, whole', async () => {
    const paths = await (await openOutFolder(out, false)).take(made('r1', 'one'), kept);
    expect(paths).toEqual([join(out, 'a.cleaned.csv'), join(out, 'a_summary.json')]);
    expect(readdirSync(out).sort()).toEqual(['a.cleaned.csv', 'a_summary.json']);
  });

  it('keeps what was there, and tells the outputs apart by their run', async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'a_summary.json'), 'of the person');
    const paths = await (await openOutFolder(out, false)).take(made('r2', 'two'), kept);
    expect(paths).toEqual([join(out, 'r2-a.cleaned.csv'), join(out, 'r2-a_summary.json')]);
    expect(readFileSync(join(out, 'a_summary.json'), 'utf8')).toBe('of the person');
  });

  it('replaces what was there where it is told to, but nothing that the same command wrote', async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'a.cleaned.csv'), 'of yesterday');
    const target = await openOutFolder(out, true);
    await target.take(made('r3', 'three'), kept);
    await target.take(made('r4', 'four'), kept);
    expect(readFileSync(join(out, 'a.cleaned.csv'), 'utf8')).toBe('three');
    expect(readFileSync(join(out, 'r4-a.cleaned.csv'), 'utf8')).toBe('four');
  });

  it('is refused before anything is run where it can be none', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    await expect(openOutFolder(file, false)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      remedy: expect.stringContaining('--out'),
    });
  });

  it('says so when an output is no longer there', async () => {
    const target = await openOutFolder(out, false);
    const gone = target.take(made('r5', 'five'), join(folder.path, 'nowhere'));
    await expect(gone).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(readdirSync(out)).toEqual([]);
  });
});
