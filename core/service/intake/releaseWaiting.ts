import { senderOf } from '../../match/memory/senderOf.ts';
import type { FileId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import type { Intake } from './intake.ts';
import { chosenTable, isFamily } from '../desk/recognise.ts';

/** Sends files on their way that waited for an approval of their layout. */
export interface ReleaseWaiting {
  /** Begins with it and returns at once: a person who approves one of 200 files does not wait for the other 199. */
  after(approved: MappingVersion, approvedOn: FileId): void;
  /** Begins nothing any more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Files of the same layout come first: they run, or become ready, by the setting. Then those that may be drifted files of
 * it. All others keep what was proposed for them until somebody opens them.
 */
export function createReleaseWaiting(
  { stores, log, rest }: Dependencies,
  { board, intake }: { readonly board: InboxBoard; readonly intake: Intake },
): ReleaseWaiting {
  let stopping = false;
  let last: Promise<void> = Promise.resolve();

  const isRelated = async (record: FileRecord, approved: MappingVersion): Promise<boolean> => {
    const analysis = await stores.files.getAnalysis(record.id);
    const inspection = await stores.files.getInspection(record.id);
    const table = chosenTable(analysis?.tables ?? [], inspection?.table.sheetIndex ?? null);
    if (table === undefined) return false;
    const sender = senderOf(record.name);
    if (sender !== null && sender === approved.evidence.sender) return true;
    return isFamily(table.columns, approved.layout.columns);
  };

  const release = async (record: FileRecord): Promise<void> => {
    try {
      if (!(await intake.release(record.id))) await board.touch(record.id);
    } catch (error) {
      // The approval stands; what one waiting file lacks is told when that file is opened.
      log.error('file.not_released', { fileId: record.id, code: toErrorView(error).code });
    }
    await rest();
  };

  const work = async (approved: MappingVersion, approvedOn: FileId): Promise<void> => {
    const waiting = (await stores.files.list()).filter(
      ({ id, state }) => state === 'review' && id !== approvedOn,
    );
    const isSame = ({ id }: FileRecord): boolean => board.layoutOf(id) === approved.layout.fingerprint;
    const others: FileRecord[] = [];
    for (const record of waiting) {
      if (stopping) return;
      if (isSame(record)) await release(record);
      else others.push(record);
    }
    for (const record of others) {
      if (stopping) return;
      if (await isRelated(record, approved)) await release(record);
      else board.doubt(record.id);
    }
  };

  return {
    after(approved, approvedOn) {
      last = last
        .then(() => work(approved, approvedOn))
        .catch((error: unknown) => log.error('inbox.release', { code: toErrorView(error).code }));
    },
    async stop() {
      stopping = true;
      await last;
    },
  };
}
