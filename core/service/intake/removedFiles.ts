import type { RemovedFile } from '../../contract/views.ts';
import type { FileId } from '../../model/ids.ts';
import { inboxOptions } from '../../model/options/inboxOptions.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import type { Intake } from './intake.ts';

/** Files that were taken out of the Inbox. Their bytes, drafts and undo lists stay for some days, so nobody has to be asked first. */
export interface RemovedFiles {
  /** The last one first. */
  list(): Promise<readonly RemovedFile[]>;
  /** Puts files back as they were; one whose reading was broken off is read again. Unknown ones are passed over. */
  restore(fileIds: readonly FileId[]): Promise<void>;
  /** Deletes files for good, with copies and drafts. Approved mappings, runs and files that were not removed stay. */
  purge(fileIds: readonly FileId[]): Promise<void>;
  /** Deletes what was removed longer ago than it is kept. */
  purgeOld(): Promise<void>;
}

export function createRemovedFiles(
  { stores, sources, clock }: Dependencies,
  { desk, board, intake }: { readonly desk: Desk; readonly board: InboxBoard; readonly intake: Intake },
): RemovedFiles {
  const purge = async (fileIds: readonly FileId[]): Promise<void> => {
    const removed = new Set((await stores.files.aside()).map(({ record }) => record.id));
    for (const fileId of fileIds) {
      if (!removed.has(fileId)) continue;
      await stores.drafts.clear(fileId);
      await stores.files.remove(fileId);
      await sources.release(fileId);
    }
  };
  return {
    async list() {
      return (await stores.files.aside()).map(({ record, at }) => {
        const { id, name, sizeBytes, addedAt, origin } = record;
        const file = { id, name, sizeBytes, addedAt, ...(origin === undefined ? {} : { origin }) };
        return { file, removedAt: at };
      });
    },
    async restore(fileIds) {
      for (const fileId of fileIds) {
        const record = await stores.files.bringBack(fileId);
        if (record === undefined) continue;
        desk.invalidate(fileId);
        if (!wasBrokenOff(record)) await board.touch(fileId);
        else {
          const reading: FileRecord = { ...record, state: 'reading', error: null };
          await board.save(reading);
          intake.queue(reading);
        }
      }
    },
    purge,
    async purgeOld() {
      const before = timestamp({ now: () => clock.now() - inboxOptions.keptDays * 24 * 3_600_000 });
      const old = (await stores.files.aside()).filter(({ at }) => at < before);
      await purge(old.map(({ record }) => record.id));
    },
  };
}

function wasBrokenOff({ state, error }: FileRecord): boolean {
  return state === 'reading' || (state === 'failed' && error?.code === 'CANCELLED');
}
