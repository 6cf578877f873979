import { AppError } from '../../../../core/model/errors.ts';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { mappingVersion } from '../../../ports/examples.ts';

/** A process that approves as fast as it can: `approver.ts DATABASE NAME ROUNDS`; prints the versions it won. */
const [, , path = '', name = '', rounds = '0'] = process.argv;
const stores = openStores(path);
const won: number[] = [];
for (let version = 1; version <= Number(rounds); ) {
  try {
    await stores.mappings.append(mappingVersion('m1', version, name));
    won.push(version);
    version += 1;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'MAPPING_CONFLICT')) throw error;
    version = ((await stores.mappings.latest(mappingVersion('m1', 1).mappingId))?.version ?? 0) + 1;
  }
}
stores.close();
process.stdout.write(JSON.stringify(won));
