import type { InboxEvent, InboxItem } from '../../contract/views.ts';
import type { Progress } from '../../model/analysis.ts';
import type { FileFacts } from '../../model/fileFacts.ts';
import type { FileId, RunId } from '../../model/ids.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import { toErrorView } from '../base/errorView.ts';
import { createFactBook } from './factBook.ts';
import { nothingKnown } from './fileFactsOf.ts';
import { createHub } from '../base/hub.ts';
import { createOwedRecords } from './owedRecords.ts';
import type { PackShelf } from '../base/packShelf.ts';

/** The Inbox as everyone sees it, kept up to date while jobs go on. */
export interface InboxBoard {
  watch(signal?: AbortSignal): AsyncIterable<InboxEvent>;
  item(record: FileRecord): Promise<InboxItem>;
  /** Saves the record and tells everyone. */
  save(record: FileRecord): Promise<void>;
  /** The same for how a job ended: everyone is told also where the store takes nothing, on a full disk say. */
  settle(record: FileRecord): Promise<void>;
  /** Puts files in the place of one, which may be among them, and tells everyone; `false` where that one is gone. */
  replace(fileId: FileId, saved: readonly FileRecord[]): Promise<boolean>;
  /** Progress of a file's job; `null` when none is under way. */
  progress(record: FileRecord, progress: Progress | null): void;
  /** Something about the file other than its record changed: draft, run, mapping. */
  touch(fileId: FileId): Promise<void>;
  /** The same, but nobody is told before somebody looks at the file. */
  doubt(fileId: FileId): void;
  /** Tells everyone, file by file and in the background, what is otherwise since packs or memory changed. */
  renew(): void;
  /** Fingerprint of the file's column names, where it is known. */
  layoutOf(fileId: FileId): string | null;
  /** A language model is being asked about the file, or no longer. */
  asking(fileId: FileId, isOn: boolean): Promise<void>;
  ran(fileId: FileId, runId: RunId): void;
  removed(fileId: FileId): void;
  /** Finds out nothing any more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Newest runs that are looked through for those of guests whenever somebody starts to watch. */
const learnedRuns = 200;

export function createInboxBoard(
  deps: Dependencies,
  {
    desk,
    packs,
    approvalOf,
  }: {
    readonly desk: Desk;
    readonly packs: PackShelf;
    /** Of a file that is approved and waits for the network. */
    readonly approvalOf: (fileId: FileId) => InboxItem['approval'] | null;
  },
): InboxBoard {
  const { stores, log } = deps;
  const hub = createHub<InboxEvent>();
  const underWay = new Map<FileId, Progress>();
  const asked = new Set<FileId>();
  const lastRuns = new Map<FileId, RunId>();
  const facts = createFactBook(deps, { desk, packs, lastRun: (fileId) => lastRuns.get(fileId) });
  const records = createOwedRecords<FileId, FileRecord>((record) => stores.files.put(record));
  let stopping = false;
  let filling: Promise<void> = Promise.resolve();

  /** Runs of this process are known already; a guest's file is new with its run. */
  const learnRunsOfGuests = async (): Promise<void> => {
    for (const { fileId, id } of await stores.runs.list({ limit: learnedRuns }))
      if (!lastRuns.has(fileId)) lastRuns.set(fileId, id);
  };

  const itemWith = (record: FileRecord, known: FileFacts): InboxItem => {
    const { id, name, sizeBytes, addedAt, state, packId, error, leftOut, origin, keptBoth } = record;
    const { sheet, table, whole, undivided, job } = record;
    const approval = approvalOf(id);
    return {
      file: {
        id,
        name,
        sizeBytes,
        addedAt,
        state,
        packId,
        error,
        ...(leftOut === undefined ? {} : { leftOut }),
        ...(origin === undefined ? {} : { origin }),
        ...(keptBoth === undefined ? {} : { keptBoth }),
        ...(sheet === undefined ? {} : { sheet }),
        ...(table === undefined ? {} : { table }),
        ...(whole === undefined ? {} : { whole }),
        ...(undivided === undefined ? {} : { undivided }),
        ...(job === undefined ? {} : { job }),
      },
      progress: underWay.get(id) ?? null,
      ...known,
      ...(asked.has(id) ? { ai: { kind: 'asking' } } : {}),
      lastRunId: lastRuns.get(id) ?? null,
      ...(approval == null ? {} : { approval }),
    };
  };
  const item = async (stored: FileRecord): Promise<InboxItem> => {
    const record = records.present(stored);
    try {
      return itemWith(record, await facts.fresh(record));
    } catch (error) {
      // One file that cannot be proposed for must not take the whole Inbox with it; opening it tells what is wrong.
      log.error('inbox.item', { fileId: record.id, code: toErrorView(error).code });
      return itemWith(record, nothingKnown);
    }
  };
  const tell = async (record: FileRecord): Promise<void> =>
    hub.publish(record.id, { kind: 'changed', item: await item(record) });
  const touch = async (fileId: FileId): Promise<void> => {
    facts.doubt(fileId);
    const record = await stores.files.get(fileId);
    if (record !== undefined) await tell(record);
  };

  /** Everything as it was known last; what is not, or may be otherwise by now, follows one by one. */
  const everything = async (): Promise<InboxEvent> => {
    await learnRunsOfGuests();
    await facts.load();
    const list = (await stores.files.list()).map((stored) => records.present(stored));
    renew();
    return { kind: 'all', items: list.map((record) => itemWith(record, facts.known(record))) };
  };
  const renew = (): void => {
    filling = filling.then(fill).catch((error: unknown) => {
      log.error('inbox.filled', { code: toErrorView(error).code });
    });
  };
  const fill = async (): Promise<void> => {
    for (const { id } of stopping ? [] : await stores.files.list()) {
      if (stopping) return;
      const record = await stores.files.get(id);
      if (record === undefined || !(await facts.isOutdated(record))) continue;
      await tell(record);
      // Proposals are made without ever waiting; nobody else would get a turn before the last.
      await deps.rest();
    }
  };

  const removed = (fileId: FileId, divided: boolean): void => {
    records.drop(fileId);
    underWay.delete(fileId);
    facts.drop(fileId);
    asked.delete(fileId);
    hub.publish(fileId, { kind: 'removed', fileId, ...(divided ? { divided } : {}) });
  };

  return {
    item,
    watch: (signal) => hub.subscribe(everything, signal),
    async save(record) {
      await records.save(record);
      facts.doubt(record.id);
      await tell(record);
    },
    async settle(record) {
      await records.settle(record);
      facts.doubt(record.id);
      await tell(record);
    },
    progress(record, progress) {
      if (progress === null) underWay.delete(record.id);
      else underWay.set(record.id, progress);
      hub.publish(record.id, {
        kind: 'changed',
        item: itemWith(record, facts.known(record)),
      });
    },
    touch,
    renew,
    doubt: (fileId) => facts.doubt(fileId),
    layoutOf: (fileId) => facts.layoutOf(fileId),
    async asking(fileId, isOn) {
      if (isOn) asked.add(fileId);
      else asked.delete(fileId);
      const record = await stores.files.get(fileId);
      if (record !== undefined)
        hub.publish(fileId, { kind: 'changed', item: itemWith(record, facts.known(record)) });
    },
    async stop() {
      stopping = true;
      await filling;
    },
    ran(fileId, runId) {
      lastRuns.set(fileId, runId);
    },
    async replace(fileId, saved) {
      if (!(await stores.files.replace(fileId, saved))) return false;
      if (saved.every(({ id }) => id !== fileId)) removed(fileId, true);
      else underWay.delete(fileId);
      for (const record of saved) await tell(record);
      return true;
    },
    removed: (fileId) => removed(fileId, false),
  };
}
