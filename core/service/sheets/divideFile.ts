import { asId, type FileId } from '../../model/ids.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { unpackSource } from './unpackSource.ts';

/** What has become of an archive in the Inbox. */
export interface DividedFile {
  /** The file that stands where the archive stood, to be read next; `undefined` where the archive is gone. */
  readonly present: FileRecord | undefined;
  /** Further files that wait to be read. */
  readonly waiting: readonly FileRecord[];
}

/**
 * Puts the members of an archive into the Inbox in its place, all at once. Until then the archive is a file that is
 * being read: whatever breaks this off, a restart finds either the archive, and begins again, or all of its members.
 */
export async function divideFile(
  deps: Dependencies,
  { record, board }: { readonly record: FileRecord; readonly board: InboxBoard },
  job: JobControl & { readonly signal: AbortSignal },
): Promise<DividedFile> {
  const { engine, ids, sources } = deps;
  const { files, leftOut } = await unpackSource(deps, record, job);
  const first = files.findIndex((file) => 'fileId' in file);
  const records = files.map((file, index): FileRecord => {
    const { name, sizeBytes } = file;
    const common = {
      ...record,
      name,
      sizeBytes,
      ...(index === first && leftOut !== null ? { leftOut } : {}),
    };
    return 'fileId' in file
      ? { ...common, id: file.fileId }
      : { ...common, id: asId<FileId>(ids.next()), state: 'failed', error: file.error };
  });
  const release = async (): Promise<void> => {
    for (const { id } of records) if (id !== record.id) await sources.release(id);
  };
  let isThere = false;
  try {
    // The last moment at which this can be broken off.
    job.signal.throwIfAborted();
    // The newest stands first in the Inbox.
    isThere = await board.replace(record.id, records.toReversed());
  } finally {
    // Cancelled, taken away, or not taken by the store: nobody knows of these.
    if (!isThere) await release();
  }
  await engine.forget(record.id);
  const present = records.find(({ id }) => id === record.id);
  if (isThere && present === undefined) await sources.release(record.id);
  const waiting = records.filter(({ id, state }) => id !== record.id && state === 'reading');
  return isThere ? { present, waiting } : { present: undefined, waiting: [] };
}
