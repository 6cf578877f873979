import { isArchiveError } from '../../model/archive.ts';
import { AppError } from '../../model/errors.ts';
import type { FilePart } from '../../model/filePart.ts';
import type { FileId, MappingId, PackId, RunId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { OutputChoice } from '../../model/outputChoice.ts';
import type { Run } from '../../model/run.ts';
import { withoutRows } from '../../model/withoutRows.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import { toErrorView } from '../base/errorView.ts';
import { fittingMapping } from './fittingMapping.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { firstLook, nameKey, readingsOf } from '../sheets/knownReading.ts';
import { partRecord } from '../sheets/partRecord.ts';
import type { PackShelf } from '../base/packShelf.ts';
import type { RunsService } from './runs.ts';
import { withoutGuest } from '../inbox/withoutGuest.ts';

/** Which file is to be run with what. */
export interface FileRunOrder {
  readonly fileId: FileId;
  /** The mapping, by its id, or the pack whose mapping for the file's layout is to be taken. */
  readonly use: { readonly mappingId: MappingId } | { readonly packId: PackId };
  /** What of a divided file it is; see `sheetSources`. */
  readonly part?: FilePart;
  /** All visible sheets with the columns of the chosen one are read as one table. */
  readonly sheetsTogether?: boolean;
  /** What is to be written instead of what the settings say. */
  readonly outputs?: Partial<OutputChoice>;
}

/**
 * Reads a file and runs an approved mapping over it without a review; for hosts without a screen. A file whose layout
 * is not the one that was approved is not run: it waits in the Inbox for a person.
 *
 * @returns the run when it has ended, well or not
 * @throws {AppError} `NOT_FOUND` for an unknown mapping or pack, `NOT_READY` for a file that waits, and what reading throws;
 *   `SOURCE_ARCHIVE` for an archive, of which nothing is left in the Inbox: its members are to be run, see `members`
 */
export type RunFile = (order: FileRunOrder, job?: JobControl) => Promise<Run>;

export interface RunFileParts {
  readonly desk: Desk;
  readonly packs: PackShelf;
  readonly board: InboxBoard;
  readonly runs: RunsService;
}

export function createRunFile(deps: Dependencies, { desk, packs, board, runs }: RunFileParts): RunFile {
  const { stores, engine, sources, clock } = deps;

  const read = async (given: FileRecord, job: JobControl): Promise<DeskFile> => {
    const { record, inspection } = await firstLook(deps, given, job.signal);
    await stores.files.putInspection(record.id, inspection);
    const analysis = await engine.analyze({ fileId: record.id, overrides: record.overrides }, job);
    const empty = withoutRows(analysis);
    if (empty !== undefined) throw empty;
    await stores.files.putAnalysis(record.id, analysis);
    desk.invalidate(record.id);
    await board.save(record);
    return desk.open(record.id);
  };

  return async ({ fileId, use, part = {}, sheetsTogether = false, outputs = {} }, job = {}) => {
    const { overrides: reading, ...place } = partRecord(part);
    const wanted = 'mappingId' in use ? await latest(use.mappingId) : undefined;
    const packId = 'packId' in use ? (await packs.pack(use.packId)).id : (wanted?.packId ?? null);
    const { name, sizeBytes } = await sources.describe(fileId);
    const record: FileRecord = {
      id: fileId,
      name,
      sizeBytes,
      addedAt: timestamp(clock),
      state: 'reading',
      overrides: {
        ...wanted?.overrides,
        ...reading,
        ...(sheetsTogether ? { sheetsTogether } : {}),
      },
      ...place,
      packId,
      error: null,
      ...(deps.sharing.guest ? { guest: true } : {}),
    };
    await board.save(record);
    let run: Run;
    try {
      const file = await read(await readable(record, wanted, job), job);
      const mapping = fittingMapping(file, wanted);
      run = await runs.start(file, { mapping, trigger: 'person', outputs });
    } catch (error) {
      const saved = await stores.files.get(fileId);
      if (isArchiveError(error)) {
        await stores.files.remove(fileId);
        board.removed(fileId);
      } else if (saved !== undefined) await board.settle(withoutRun(saved, error));
      throw error;
    }
    const cancel = (): void => void runs.cancel(run.id);
    job.signal?.addEventListener('abort', cancel, { once: true });
    if (job.signal?.aborted) cancel();
    const stopFollowing = follow(runs, run.id, job);
    try {
      return await runs.finished(run.id);
    } finally {
      stopFollowing();
    }
  };

  /** The record with the first way of reading as for the mapping that gives its columns; as it is where none does. */
  async function readable(
    record: FileRecord,
    wanted: MappingVersion | undefined,
    job: JobControl,
  ): Promise<FileRecord> {
    const readings = readingsOf(record.overrides);
    if (wanted === undefined || readings.length < 2) return record;
    const key = nameKey(wanted.layout.columns.map(({ name }) => name));
    for (const overrides of readings) {
      const inspection = await engine.inspect({ fileId: record.id, overrides }, job).catch(() => undefined);
      if (inspection !== undefined && nameKey(inspection.table.columnNames) === key)
        return { ...record, overrides };
    }
    return record;
  }

  async function latest(mappingId: MappingId): Promise<MappingVersion> {
    const mapping = await stores.mappings.latest(mappingId);
    if (mapping === undefined) throw new AppError('NOT_FOUND', `There is no mapping ${mappingId}.`);
    return mapping;
  }
}

/** Passes on how far a run is until that is stopped. */
function follow(runs: RunsService, runId: RunId, { onProgress }: JobControl): () => void {
  const stop = new AbortController();
  const watch = async (): Promise<void> => {
    for await (const event of runs.watch(stop.signal))
      if (event.kind === 'changed' && event.run.id === runId && event.progress !== null)
        onProgress?.(event.progress);
  };
  // Whoever waits for the run is told what went wrong with it; without its progress it goes on all the same.
  if (onProgress !== undefined) watch().catch(() => stop.abort());
  return () => stop.abort();
}

/** A file that could not be run: it waits for a person, or says why it cannot be read. */
function withoutRun(saved: FileRecord, error: unknown): FileRecord {
  const record = withoutGuest(saved);
  if (error instanceof AppError && error.code === 'NOT_READY')
    return { ...record, state: 'review', error: null };
  return { ...record, state: 'failed', error: toErrorView(error) };
}
