import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../../../infra/local/store/migrations.ts';
import { openDatabase } from '../../../../infra/local/store/openDatabase.ts';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { mappingVersion, run } from '../../../ports/examples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

it('draws what searches need out of runs that an older version wrote', async () => {
  const path = join(folder.path, 'mapwright.db');
  const older = openDatabase(
    path,
    migrations.slice(
      0,
      migrations.findIndex(({ sql }) => sql.includes('CREATE TABLE run_entry')),
    ),
  );
  const put = older.db.prepare('INSERT INTO run (id, document) VALUES (?, ?)');
  const counts = { rowsIn: 10, rowsOut: 7, rowsRejected: 3, failures: [] };
  const done = { ...run('r1'), state: 'done', finishedAt: '2025-03-04T05:06:09.008Z', counts };
  put.run('r1', JSON.stringify({ ...done, fileName: 'Acme leads 2025-03.csv' }));
  put.run('r2', JSON.stringify(run('r2')));
  older.db
    .prepare('INSERT INTO mapping_version (mapping_id, version, document) VALUES (?, ?, ?)')
    .run('m1', 1, JSON.stringify(mappingVersion('m1', 1)));
  older.close();

  // The second time there is nothing left to draw out.
  for (let time = 0; time < 2; time += 1) {
    const stores = openStores(path);
    const found = await stores.runs.search(
      { words: [{ word: 'acme', packs: [] }] },
      { sort: 'newest', limit: 9 },
    );
    expect(found).toMatchObject([
      { id: 'r1', sender: 'acme leads', rowsIn: 10, rowsRejected: 3, durationMs: 2_000 },
    ]);
    expect(await stores.runs.count({ words: [] })).toMatchObject({ total: 2, newest: 'r2' });
    expect(await stores.runs.columns(run('r1').id)).toEqual([]);
    stores.close();
  }
});
