import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSharedMappings, type SharedMappings } from '../../../core/jobs/sharedMappings.ts';
import { verifyChain } from '../../../core/mapping/mappingVersion.ts';
import { asId, type MappingId } from '../../../core/model/ids.ts';
import { sha256Text } from '../../../infra/local/files/sha256Text.ts';
import { type LocalStores, openStores } from '../../../infra/local/store/openStores.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { chained } from './jobParts.ts';

let folder: ReturnType<typeof temporaryFolder>;
let desk: LocalStores;
let table: LocalStores;
let shared: SharedMappings;
beforeEach(() => {
  folder = temporaryFolder();
  desk = openStores(join(folder.path, 'desk.db'));
  table = openStores(join(folder.path, 'table.db'));
  const log = { info() {}, error() {} };
  shared = createSharedMappings({ here: desk.mappings, mirror: desk.mirror, digest: sha256Text, log });
});
afterEach(() => {
  desk.close();
  table.close();
  folder.dispose();
});

describe('mappings of a shared table', () => {
  it('are the same here as there after following, whatever either had before, and whole', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({ here: fc.nat(3), there: fc.nat(3), isSame: fc.boolean() }),
        async ({ here, there, isSame }) => {
          round += 1;
          const id = `m${round}`;
          for (const entry of chained(id, here)) await desk.mappings.append(entry);
          const theirs = chained(id, there, isSame ? 'Ada' : 'Grace');
          for (const entry of theirs) await table.mappings.append(entry);
          await shared.follow(table.mappings);
          const now = (await desk.mappings.versions(asId<MappingId>(id))).toReversed();
          expect(verifyChain(now, sha256Text)).toBeNull();
          // Where the desk only goes further, nothing is taken from it.
          const expected = there === 0 || (isSame && here > there) ? chained(id, here) : theirs;
          expect(now).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are approved with what was approved before the table was shared', async () => {
    const [first, second, third] = chained('m', 3);
    await desk.mappings.append(first!);
    await desk.mappings.append(second!);
    await shared.append(table.mappings, third!);
    for (const { mappings } of [desk, table])
      expect((await mappings.versions(first!.mappingId)).map(({ version }) => version)).toEqual([3, 2, 1]);
    // Asked again after a lost answer.
    await shared.append(table.mappings, third!);
    expect(await table.mappings.latest(first!.mappingId)).toEqual(third);
  });

  it('are not approved over another history of the same length; theirs is here then', async () => {
    const [first, second] = chained('m', 2);
    await desk.mappings.append(first!);
    const [theirs] = chained('m', 1, 'Grace');
    await table.mappings.append(theirs!);
    await expect(shared.append(table.mappings, second!)).rejects.toMatchObject({ code: 'MAPPING_CONFLICT' });
    expect(await desk.mappings.versions(first!.mappingId)).toEqual([theirs]);
    expect(await table.mappings.versions(first!.mappingId)).toEqual([theirs]);
  });

  it('are left alone where their history was changed afterwards', async () => {
    const [first] = chained('m', 1);
    await table.mappings.append({ ...first!, reason: 'Said later.' });
    expect(await shared.follow(table.mappings)).toEqual([]);
    expect(await desk.mappings.list()).toEqual([]);
  });
});
