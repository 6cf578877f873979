import { AppError, type ErrorView } from './errors.ts';

/** A member of an archive that was unpacked and is a file of its own from now on. */
export interface UnpackedMember {
  /** As the person is to know it, the archive included; see `memberName`. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Which file of the folder that the members were written to. */
  readonly place: number;
}

/** A member that could not be unpacked, while others could. */
export interface FailedMember {
  readonly name: string;
  /** As the archive has it. */
  readonly sizeBytes: number;
  readonly error: ErrorView;
}

export type ArchiveMember = UnpackedMember | FailedMember;

/** A member that is no table. */
export interface LeftOut {
  /** As it stands in the archive. */
  readonly name: string;
  /** What it is instead: `a PDF`, `empty`. */
  readonly why: string;
}

/** An archive taken apart. */
export interface UnpackedArchive {
  /** In the order of the archive; at least one of them is unpacked. */
  readonly members: readonly ArchiveMember[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether a member can be read; the others say why not. */
export function isUnpacked(member: ArchiveMember): member is UnpackedMember {
  return 'place' in member;
}

/** Whether a source could not be read as a table because it is an archive: it is to be unpacked, and its members read. */
export function isArchiveError(error: unknown): boolean {
  return error instanceof AppError && error.code === 'SOURCE_ARCHIVE';
}

/** Stands between the name of an archive and that of a member, which may name folders: `delivery.zip › north/march.csv`. */
const memberMark = ' › ';

/** What a member is called from now on, so that the person knows both. It is shown and never becomes a path. */
export function memberName(archive: string, member: string): string {
  return archive + memberMark + member;
}

/** The last part of a name: of a member that without its archive and folders, of a file its name. */
export function lastName(name: string): string {
  const mark = name.lastIndexOf(memberMark);
  const member = mark === -1 ? name : name.slice(mark + memberMark.length);
  return member.slice(Math.max(member.lastIndexOf('/'), member.lastIndexOf('\\')) + 1);
}
