import { recordThreads } from '../../../../infra/local/records/recordThreads.ts';
import { batchOf, loadOf, places, rowsOfLoad } from './someRows.ts';

// Loads rows into the database named on the command line, from where the load stands, and says after each batch how far it is.
const [path = ''] = process.argv.slice(2);
const { store } = recordThreads(
  new URL('../../../../infra/local/records/recordWorker.ts', import.meta.url),
  path,
);
await store.places(loadOf.packId, places);
let { next } = await store.begin(loadOf);
while (next < rowsOfLoad) {
  ({ next } = await store.add(loadOf.runId, batchOf(next)));
  process.stdout.write(`${String(next)}\n`);
}
process.exit(0);
