import { AppError } from '../../../../core/model/errors.ts';
import type { JobControl } from '../../../../core/ports/engine.ts';
import { type Session, toAppError } from '../session/commandSession.ts';
import type { MemberOnDisk, ReadingDesk } from '../session/readingDesk.ts';

/** A member to be read, or why there is none; without a name it is the archive itself that cannot be taken apart. */
export type FoundMember =
  | { readonly file: MemberOnDisk }
  | { readonly name?: string; readonly error: AppError };

/**
 * Takes an archive apart and gives its members one by one; each may be read until the next one is asked for, and all are
 * gone when the loop is left. What holds no table is said on standard error.
 */
export async function* readMembers(
  desk: ReadingDesk,
  path: string,
  session: Session,
): AsyncGenerator<FoundMember, void, undefined> {
  const archive = await desk
    .unpack(path, watched(path, session))
    .catch((cause: unknown) => ({ error: toAppError(cause, session) }));
  if ('error' in archive) {
    yield archive;
    return;
  }
  try {
    if (archive.leftOut !== null) session.terminal.say(archive.leftOut);
    for (const member of archive.members)
      yield 'error' in member
        ? { name: member.name, error: AppError.fromView(member.error) }
        : { file: member };
  } finally {
    await archive.release();
  }
}

/** A job that shows its progress and ends with the session. */
export function watched(
  name: string,
  { terminal, signal }: Session,
): JobControl & { readonly signal: AbortSignal } {
  return { signal, onProgress: (progress) => terminal.progress(name, progress) };
}
