import { z } from 'zod';
import { hashFits } from '../../mapping/mappingVersion.ts';
import { AppError } from '../../model/errors.ts';
import { asId, type MappingId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { releaseUploads } from '../uploads/releaseUploads.ts';

/** As far as it is looked into before its hash is, which covers all of it. */
const versionForm = z.looseObject({
  mappingId: z.string().min(1).max(200),
  version: z.int().min(1),
  packId: z.string().min(1),
  hash: z.string().min(1),
  layout: z.looseObject({ fingerprint: z.string().min(1), columns: z.array(z.unknown()) }),
  correspondences: z.array(z.unknown()),
  approvedBy: z.string(),
  approvedAt: z.string(),
});

/** The approved mappings, as other programs and desks ask for them. */
export interface MappingApi {
  /** The latest version of each, newest approval first. */
  list(): Promise<readonly MappingVersion[]>;
  /**
   * Takes over a version that a desk has approved.
   * @throws {AppError} `MAPPING_CONFLICT` where another came first, `MAPPING_INVALID` where it is not what was approved
   */
  approve(entry: unknown): Promise<MappingVersion>;
}

export function createMappingApi(
  world: Pick<PipelineBase, 'mappings' | 'digest' | 'log' | 'uploads' | 'queues' | 'clock'>,
): MappingApi {
  const { mappings, digest, log } = world;
  return {
    list: () => mappings.list(),
    async approve(entry) {
      const read = versionForm.safeParse(entry);
      if (!read.success) throw new AppError('MAPPING_INVALID', 'This is no version of a mapping.');
      const version = entry as MappingVersion;
      const before = await mappings.latest(asId<MappingId>(version.mappingId));
      const isSame = before?.hash === version.hash && before.version === version.version;
      // Sent again after a lost answer.
      if (isSame) return before;
      // A gap or an older one is a conflict, which the store tells.
      if (version.version === (before?.version ?? 0) + 1 && !hashFits(version, before?.hash ?? '', digest))
        throw new AppError('MAPPING_INVALID', 'The mapping is not as it was approved.');
      await mappings.append(version);
      log.info('mapping.approved', { mappingId: version.mappingId, version: version.version });
      // At once; the event that the store has written does so again, should this be lost.
      await releaseUploads(world, { fingerprint: version.layout.fingerprint, by: version.approvedBy });
      return version;
    },
  };
}
