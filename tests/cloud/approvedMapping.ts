import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { begun } from '../core/service/begun.ts';
import type { MappingVersion } from '../../core/model/mapping.ts';
import { openStores } from '../../infra/local/store/openStores.ts';
import { acceptAll, composeFromSources } from '../infra/local/sourceWorld.ts';

/** Has a local world propose a mapping for a text, accepts all of it, and approves. @returns what was approved */
export async function approvedMapping(text: string): Promise<MappingVersion> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-approval-'));
  const world = await composeFromSources(join(folder, 'data'));
  try {
    writeFileSync(join(folder, 'given.csv'), text);
    const { id: fileId } = await world.sources.adoptPath(join(folder, 'given.csv'));
    const { service } = world;
    await service.inbox.submit({ fileIds: [fileId] });
    let view = await service.review.open({ fileId });
    for (; view.item.file.state !== 'review'; view = await service.review.open({ fileId })) await wait(100);
    const expectedPosition = await acceptAll(service, view);
    const { runId } = begun(
      await service.review.approve({
        fileId,
        expectedVersion: 0,
        expectedPosition,
        reason: 'All that there is.',
      }),
    );
    await service.runs.finished({ runId });
    const stores = openStores(join(folder, 'data', 'db', 'mapwright.db'));
    const [version] = await stores.mappings.list();
    stores.close();
    if (version === undefined) throw new Error('Nothing was approved.');
    return version;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
