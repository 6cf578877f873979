import type { ComparedVersion, InboxEvent, InboxItem } from '../contract/views.ts';
import type { Analysis, Progress } from '../model/analysis.ts';
import { asId, type FileId, type RunId } from '../model/ids.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { FileRecord } from '../ports/stores.ts';
import type { Dependencies } from './dependencies.ts';
import type { Desk } from './desk.ts';
import { toErrorView } from './errorView.ts';
import { createHub } from './hub.ts';
import { createOwedRecords } from './owedRecords.ts';
import { chosenTable } from './recognise.ts';

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
  ran(fileId: FileId, runId: RunId): void;
  removed(fileId: FileId): void;
}

type Facts = Pick<InboxItem, 'rowCount' | 'columnCount' | 'drift' | 'compared' | 'openCount'>;
/** Newest runs that are looked through for those of guests whenever somebody starts to watch. */
const learnedRuns = 200;

const nothingKnown: Facts = { rowCount: null, columnCount: null, drift: null, openCount: null };

export function createInboxBoard({ stores, log }: Dependencies, desk: Desk): InboxBoard {
  const hub = createHub<InboxEvent>();
  const underWay = new Map<FileId, Progress>();
  const facts = new Map<FileId, Facts>();
  const lastRuns = new Map<FileId, RunId>();
  const records = createOwedRecords<FileId, FileRecord>((record) => stores.files.put(record));

  const factsOf = async (record: FileRecord): Promise<Facts> => {
    if (record.state === 'reading') return nothingKnown;
    const known = facts.get(record.id);
    if (known !== undefined) return known;
    const analysis = await stores.files.getAnalysis(record.id);
    if (analysis === undefined) return nothingKnown;
    const found =
      record.state === 'review' ? await reviewFacts(record.id) : await tableFacts(record, analysis);
    facts.set(record.id, found);
    return found;
  };

  const reviewFacts = async (fileId: FileId): Promise<Facts> => {
    const file = await desk.open(fileId);
    const drafted = await desk.openDraft(fileId);
    const { openCount } = desk.decisions(drafted.file, drafted.draft);
    const { rowCount, columns } = file.table;
    const found = { rowCount, columnCount: columns.length, openCount };
    if (file.recognition === undefined) return { ...found, drift: null };
    const { drift, mapping } = file.recognition;
    return { ...found, drift, compared: comparedVersion(mapping) };
  };

  /** Nobody has to decide anything, so no proposal is made; for an Inbox of many files those would take many seconds. */
  const tableFacts = async ({ id }: FileRecord, { tables }: Analysis): Promise<Facts> => {
    const inspection = await stores.files.getInspection(id);
    const table = chosenTable(tables, inspection?.table.sheetIndex ?? null);
    if (table === undefined) return nothingKnown;
    return { ...nothingKnown, rowCount: table.rowCount, columnCount: table.columns.length };
  };

  /** Runs of this process are known already; a guest's file is new with its run. */
  const learnRunsOfGuests = async (): Promise<void> => {
    for (const { fileId, id } of await stores.runs.list({ limit: learnedRuns }))
      if (!lastRuns.has(fileId)) lastRuns.set(fileId, id);
  };

  const itemWith = (record: FileRecord, known: Facts): InboxItem => {
    const { id, name, sizeBytes, addedAt, state, packId, error, leftOut } = record;
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
      },
      progress: underWay.get(id) ?? null,
      ...known,
      lastRunId: lastRuns.get(id) ?? null,
    };
  };
  const item = async (stored: FileRecord): Promise<InboxItem> => {
    const record = records.present(stored);
    try {
      return itemWith(record, await factsOf(record));
    } catch (error) {
      // One file that cannot be proposed for must not take the whole Inbox with it; opening it tells what is wrong.
      log.error('inbox.item', { fileId: record.id, code: toErrorView(error).code });
      return itemWith(record, nothingKnown);
    }
  };
  const tell = async (record: FileRecord): Promise<void> =>
    hub.publish(record.id, { kind: 'changed', item: await item(record) });

  const removed = (fileId: FileId, divided: boolean): void => {
    records.drop(fileId);
    underWay.delete(fileId);
    facts.delete(fileId);
    lastRuns.delete(fileId);
    hub.publish(fileId, { kind: 'removed', fileId, ...(divided ? { divided } : {}) });
  };

  return {
    item,
    watch: (signal) =>
      hub.subscribe(async () => {
        await learnRunsOfGuests();
        return { kind: 'all', items: await Promise.all((await stores.files.list()).map(item)) };
      }, signal),
    async save(record) {
      await records.save(record);
      facts.delete(record.id);
      await tell(record);
    },
    async settle(record) {
      await records.settle(record);
      facts.delete(record.id);
      await tell(record);
    },
    progress(record, progress) {
      if (progress === null) underWay.delete(record.id);
      else underWay.set(record.id, progress);
      hub.publish(record.id, {
        kind: 'changed',
        item: itemWith(record, facts.get(record.id) ?? nothingKnown),
      });
    },
    async touch(fileId) {
      facts.delete(fileId);
      const record = await stores.files.get(fileId);
      if (record !== undefined) await tell(record);
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

function comparedVersion(mapping: MappingVersion): ComparedVersion {
  const { mappingId, version, approvedBy, approvedAt, evidence } = mapping;
  return { mappingId: asId(mappingId), version, approvedBy, approvedAt, fileName: evidence.fileName };
}
