import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { asScanId } from '../../../../core/model/scanRun.ts';
import { scanThreads } from '../../../../infra/local/scans/scanThreads.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const entry = new URL('../../../../infra/local/scans/scanWorker.ts', import.meta.url);
const at = '2026-01-02T03:04:05.000Z';

test('scans in threads begin with the first one, are the same for both, and erasing leaves nothing', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'scans.db');
  const threads = scanThreads(entry, path);
  const { store } = threads;
  try {
    expect(await store.list({ limit: 10 })).toEqual([]);
    expect(existsSync(path), 'a database before the first scan').toBe(false);

    const id = asScanId('scan-1');
    await store.create({
      id,
      codes: [{ text: 'SECRET-HOLE', isPattern: false }],
      options: { anyCase: true, anySeparator: true },
      place: { kind: 'folder', path: '/drawings', withSubfolders: true },
      textract: false,
      by: 'ana',
      at,
      guest: false,
    });
    await store.addDocuments(id, 0, [{ at: 'a.pdf', name: 'a.pdf', sizeBytes: 5, error: null }]);
    await store.seal(id, { total: 1, sha256: '0', at });
    const { taken } = await store.take(id, {
      after: -1,
      limit: 5,
      tokens: ['1', '2', '3', '4', '5'],
      now: at,
      until: at,
    });
    const end = { error: new AppError('SOURCE_EMPTY', 'a.pdf is empty.').toView() };
    expect(await store.commit(id, [{ taken: taken[0]!, end }], at)).toBe(1);
    expect((await store.list({ limit: 10 }))[0]?.counts).toMatchObject({ documents: 1, unreadable: 1 });
    expect((await store.sessions.get(id as never))?.status).toBe('complete');

    await threads.erase();
    expect(await store.list({ limit: 10 })).toEqual([]);
    expect(readFileSync(path).includes('SECRET-HOLE')).toBe(false);
  } finally {
    await threads.close();
    folder.dispose();
  }
});
