import { leftOutText } from '../../archive/leftOutText.ts';
import { type FailedMember, isUnpacked } from '../../model/archive.ts';
import { invariant } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { Dependencies } from '../base/dependencies.ts';

/** A member of an archive that is a source of its own now. */
export interface MemberSource {
  readonly fileId: FileId;
  readonly name: string;
  readonly sizeBytes: number;
}

/** What came out of an archive. */
export interface UnpackedSource {
  /** In the order of the archive. A member that is the only one to be read has the id that the archive had. */
  readonly files: readonly (MemberSource | FailedMember)[];
  /** Which members hold no table, in one line; `null` where none was left out. */
  readonly leftOut: string | null;
}

/**
 * Takes an archive apart and makes sources of its members. May be begun again after it was broken off at any point:
 * then the same sources are there. The archive itself is let go of by the caller, where it still is a source.
 *
 * @throws {AppError} what `Engine.unpack` throws
 */
export async function unpackSource(
  { engine, sources }: Pick<Dependencies, 'engine' | 'sources'>,
  archive: { readonly id: FileId; readonly name: string },
  job: JobControl,
): Promise<UnpackedSource> {
  const { members, leftOut } = await engine.unpack({ fileId: archive.id }, job);
  const unpacked = members.filter(isUnpacked);
  const ids = await sources.adoptMembers(archive.id, unpacked);
  const idOf = new Map(unpacked.map((member, index) => [member, ids[index]]));
  const files = members.map((member) => {
    if (!isUnpacked(member)) return member;
    const fileId = idOf.get(member);
    invariant(fileId !== undefined, 'every member that was unpacked is a source');
    return { fileId, name: member.name, sizeBytes: member.sizeBytes };
  });
  return { files, leftOut: leftOutText(archive.name, leftOut) };
}
