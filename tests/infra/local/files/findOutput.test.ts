import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type RunId } from '../../../../core/model/ids.ts';
import { type FindOutput, outputFinder } from '../../../../infra/local/files/findOutput.ts';
import { outputFolders } from '../../../../infra/local/files/outputFolders.ts';
import { type LocalStores, openStores } from '../../../../infra/local/store/openStores.ts';
import { run } from '../../../ports/examples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const runId = asId<RunId>('r1');
let folder: ReturnType<typeof temporaryFolder>;
let stores: LocalStores;
let find: FindOutput;

beforeEach(async () => {
  folder = temporaryFolder();
  stores = openStores(join(folder.path, 'mapwright.db'));
  await stores.runs.put({
    ...run('r1'),
    outputs: [
      { name: 'a.csv', kind: 'cleaned-csv', sizeBytes: 5 },
      { name: 'gone.csv', kind: 'rejects-csv', sizeBytes: 5 },
    ],
  });
  await stores.runs.put({ ...run('r2'), outputs: [] });
  for (const id of ['r1', 'r2']) {
    mkdirSync(join(folder.path, 'outputs', id), { recursive: true });
    for (const name of ['a.csv', 'unlisted.csv'])
      writeFileSync(join(folder.path, 'outputs', id, name), 'bytes');
  }
  writeFileSync(join(folder.path, 'secret'), 'nobody’s');
  const runs = {
    async get(wanted: { readonly runId: RunId }) {
      const found = await stores.runs.get(wanted.runId);
      if (found === undefined) throw new AppError('NOT_FOUND', 'No such run.');
      return found;
    },
  };
  find = outputFinder(runs, outputFolders(join(folder.path, 'outputs')));
});
afterEach(() => {
  stores.close();
  folder.dispose();
});

describe('outputFinder', () => {
  it('finds what the run lists, with its size on the disk', async () => {
    expect(await find({ runId, name: 'a.csv' })).toEqual({
      path: join(folder.path, 'outputs', 'r1', 'a.csv'),
      sizeBytes: 5,
    });
  });

  const others = [
    'unlisted.csv',
    '../../secret',
    '../r2/a.csv',
    './a.csv',
    'A.CSV',
    '',
    '.',
    'a.csv/../unlisted.csv',
  ];
  for (const name of [...others, '/etc/hostname'])
    it(`finds nothing under “${name}”, whatever lies there`, async () => {
      await expect(find({ runId, name })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

  it('finds nothing of another run, and nothing of a run that is not known', async () => {
    await expect(find({ runId: asId<RunId>('r2'), name: 'a.csv' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(find({ runId: asId<RunId>('../r1'), name: 'a.csv' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('says so when a listed file was deleted', async () => {
    await expect(find({ runId, name: 'gone.csv' })).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });
});
