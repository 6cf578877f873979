import { mappingConflict } from '../mapping/mappingConflict.ts';
import { hashFits, verifyChain } from '../mapping/mappingVersion.ts';
import { AppError } from '../model/errors.ts';
import type { MappingId } from '../model/ids.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { Digest, Log } from '../ports/clock.ts';
import type { MappingMirror } from '../ports/mappingMirror.ts';
import type { MappingStore } from '../ports/stores.ts';

/** Approved mappings of a shared table, which is the authority, and the store here that follows it. */
export interface SharedMappings {
  /**
   * Approves into the table, then here; a version that is in force there already is taken as approved. Earlier versions
   * that were approved before the table was shared go first.
   *
   * @throws {AppError} `MAPPING_CONFLICT`, and then the other version is here, too; what the table fails with
   */
  append(table: MappingStore, version: MappingVersion): Promise<void>;
  /** Takes over whatever others have approved. @returns the latest versions of what changed here */
  follow(table: MappingStore): Promise<readonly MappingVersion[]>;
}

export interface SharedMappingsParts {
  readonly here: Pick<MappingStore, 'latest' | 'versions' | 'list'>;
  readonly mirror: MappingMirror;
  readonly digest: Digest;
  readonly log: Log;
}

export function createSharedMappings({ here, mirror, digest, log }: SharedMappingsParts): SharedMappings {
  let followed: { readonly table: MappingStore; readonly revision: number } | undefined;

  const take = async (table: MappingStore, id: MappingId): Promise<boolean> => {
    const versions = (await table.versions(id)).toReversed();
    const broken = verifyChain(versions, digest);
    if (broken !== null) {
      // A history that was changed afterwards is nothing to work by.
      log.error('mapping.broken', { mappingId: id, version: broken });
      return false;
    }
    const outcome = await mirror.take(versions);
    if (outcome === 'displaced') log.info('mapping.displaced', { mappingId: id });
    return outcome !== 'same';
  };

  /** What is missing there before the version, as it stands here; nothing where the histories part. */
  const missingBefore = async (
    version: MappingVersion,
    there: MappingVersion | undefined,
  ): Promise<readonly MappingVersion[]> => {
    const own = (await here.versions(version.mappingId)).toReversed();
    const common = there?.version ?? 0;
    if (common > 0 && own[common - 1]?.hash !== there?.hash) return [];
    return own.slice(common).filter((entry) => entry.version < version.version);
  };

  return {
    async append(table, version) {
      const id = version.mappingId;
      const there = await table.latest(id);
      if (there?.hash !== version.hash) {
        try {
          const missing = await missingBefore(version, there);
          for (const entry of missing) await table.append(entry);
          const before = missing.at(-1) ?? there;
          // Versions may count alike and stand on other ones.
          if (!hashFits(version, before?.hash ?? '', digest)) throw mappingConflict(version, there);
          await table.append(version);
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'MAPPING_CONFLICT')) throw error;
          // The answer of an earlier try may have been lost.
          if ((await table.latest(id))?.hash !== version.hash) {
            await take(table, id);
            throw error;
          }
        }
      }
      await take(table, id);
    },
    async follow(table) {
      const revision = await table.revision();
      if (followed?.table === table && followed.revision === revision) return [];
      const own = new Map((await here.list()).map((entry) => [entry.mappingId, entry]));
      const changed: MappingVersion[] = [];
      for (const entry of await table.list()) {
        const present = own.get(entry.mappingId);
        if (present?.hash === entry.hash) continue;
        if (await take(table, entry.mappingId)) changed.push(entry);
      }
      followed = { table, revision };
      return changed;
    },
  };
}
