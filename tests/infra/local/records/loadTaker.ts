import { setTimeout } from 'node:timers/promises';
import { recordStore } from '../../../../infra/local/store/recordStore.ts';
import { asId } from '../../../../core/model/ids.ts';
import { loadHost } from './loadHost.ts';

/** A process that takes the rows of two runs into a store, to be killed in the midst: `loadTaker.ts DATABASE ROWS BATCH`. */
const [, , path = '', rows = '0', batch = '1'] = process.argv;
const runs = { ids: [asId<never>('r1'), asId<never>('r2')], rows: Number(rows), batch: Number(batch) };
const store = recordStore(path);
const host = loadHost(store, runs, () => setTimeout(2));
process.stdout.write('begun\n');
await host.resume();
for (const runId of runs.ids) await host.loaded(runId);
store.close();
