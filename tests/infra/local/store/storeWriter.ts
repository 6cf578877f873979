import { writeSync } from 'node:fs';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { draftStep, fileRecord, mappingVersion, mappingId } from '../../../ports/examples.ts';

/**
 * A process that writes until it is killed: `storeWriter.ts DATABASE`.
 * After each step that the store has acknowledged, its number is written to standard output.
 */
const [, , path = ''] = process.argv;
const stores = openStores(path);
const file = asId<FileId>('f1');
await stores.files.put(fileRecord('f1'));
let version = (await stores.mappings.latest(mappingVersion('m1', 1).mappingId))?.version ?? 0;
for (;;) {
  version += 1;
  await stores.mappings.append(mappingVersion('m1', version));
  await stores.drafts.append(file, mappingId, draftStep(String(version)), '2025-01-01T00:00:00.000Z');
  writeSync(1, `${version}\n`);
}
