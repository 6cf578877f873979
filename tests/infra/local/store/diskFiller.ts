import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../core/model/errors.ts';
import { atomicFile } from '../../../../infra/local/files/atomicFile.ts';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { mappingVersion } from '../../../ports/examples.ts';

/** Fills the small disk at FOLDER through the store, frees some of it and goes on: `diskFiller.ts FOLDER`; prints what happened. */
const [, , folder = ''] = process.argv;
const ballast = join(folder, 'ballast');
writeFileSync(ballast, new Uint8Array(100_000));
const stores = openStores(join(folder, 'mapwright.db'));
const id = mappingVersion('m1', 1).mappingId;

let version = 0;
let refusal = '';
while (refusal === '') {
  try {
    await stores.mappings.append({ ...mappingVersion('m1', version + 1), reason: 'x'.repeat(1_000) });
    version += 1;
  } catch (error) {
    refusal = error instanceof AppError ? error.code : String(error);
  }
}
const readable = (await stores.mappings.versions(id)).length;

const sink = await atomicFile(join(folder, 'output.csv'));
let outputRefusal = '';
try {
  for (let n = 0; n < 100; n++) await sink.write(new Uint8Array(65_536));
  await sink.close();
} catch (error) {
  outputRefusal = error instanceof AppError ? error.code : String(error);
  await sink.discard();
}

rmSync(ballast);
await stores.mappings.append(mappingVersion('m1', version + 1));
stores.close();
const again = openStores(join(folder, 'mapwright.db'));
const afterwards = (await again.mappings.versions(id)).length;
again.close();
process.stdout.write(JSON.stringify({ version, refusal, readable, outputRefusal, afterwards }));
