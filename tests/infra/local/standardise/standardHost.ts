import { join } from 'node:path';
import type { PackId } from '../../../../core/model/ids.ts';
import { composeFromSources } from '../sourceWorld.ts';

/**
 * A host that takes up the jobs of a data folder and goes on until it is killed: `standardHost.ts FOLDER PACK`. Prints how
 * many batches are counted, at each word on them, and `done` at the end.
 */
const [folder = '', pack = ''] = process.argv.slice(2);
const { service } = await composeFromSources(join(folder, 'data'));
const packId = pack as PackId;
await service.resume();
for await (const { jobs } of service.standardising.watch({ packId })) {
  const [job] = jobs;
  process.stdout.write(`${job?.state === 'running' ? String(job.counted) : (job?.state ?? 'none')}\n`);
}
