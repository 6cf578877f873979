import type { Progress } from '../../model/analysis.ts';
import { isArchiveError } from '../../model/archive.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, PackId } from '../../model/ids.ts';
import { inboxOptions } from '../../model/options/inboxOptions.ts';
import { withoutRows } from '../../model/withoutRows.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { carryDraft, formerDraft, type FormerDraft } from '../desk/carriedDraft.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import { divideFile } from '../sheets/divideFile.ts';
import { divideSheets } from '../sheets/divideSheets.ts';
import { toErrorView } from '../base/errorView.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { type FirstLook, firstLook } from '../sheets/knownReading.ts';
import { missedSheets } from '../sheets/missedSheets.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { createReadingQueue } from './readingQueue.ts';
import type { RunsService } from '../runs/runs.ts';
import type { SettingsService } from '../base/settings.ts';

/** Takes sources in, reads them, recognises their layout and sends them to review or on their way. */
export interface Intake {
  /** `origin` says where they came from, as a person would: the folder that was dropped, say. */
  submit(fileIds: readonly FileId[], origin?: string): Promise<void>;
  /** Reads a file again at once, after a retry or a changed override. Resolves when its first rows are known or it has failed. */
  read(record: FileRecord): Promise<void>;
  /** Reads a file when its turn comes. */
  queue(record: FileRecord): void;
  cancel(fileId: FileId): Promise<void>;
  /** Takes a file out of the Inbox; it can be brought back for some days, see `RemovedFiles`. */
  remove(fileId: FileId): Promise<void>;
  /** Breaks off what is under way and leaves it to be taken up after a restart. */
  stop(): Promise<void>;
  /** Runs a file that waits for review and whose layout has an approved mapping by now; true when it did. */
  release(fileId: FileId): Promise<boolean>;
}

export interface IntakeParts {
  readonly desk: Desk;
  readonly packs: PackShelf;
  readonly board: InboxBoard;
  readonly runs: RunsService;
  readonly settings: SettingsService;
  /** A file waits for a person now. */
  readonly onReview: (fileId: FileId) => void;
  /** Brings the bytes of a file that lies in a pipeline, where they are not here yet. */
  readonly fetch: (record: FileRecord, job: Required<JobControl>) => Promise<void>;
}

export function createIntake(
  deps: Dependencies,
  { desk, packs, board, runs, settings, onReview, fetch }: IntakeParts,
): Intake {
  const { stores, engine, sources, clock, log } = deps;
  const jobs = new Map<FileId, AbortController>();
  const working = new Map<FileId, Promise<void>>();
  /** What was decided before readings that are under way or were broken off by another one. */
  const formerDrafts = new Map<FileId, FormerDraft>();
  const inTurn = createReadingQueue(inboxOptions.readersAtOnce);
  let stopping = false;

  const fail = async (record: FileRecord, error: unknown): Promise<void> => {
    const view = toErrorView(error);
    log.error('file.failed', { fileId: record.id, code: view.code });
    const saved = await stores.files.get(record.id);
    // Removed meanwhile: nothing is left to tell about.
    if (saved === undefined) return;
    await board.settle({ ...saved, overrides: record.overrides, state: 'failed', error: view });
  };

  /** Has an archive taken apart. @returns the file in its place that is to be read next, if there is one */
  const divide = async (record: FileRecord, { signal }: AbortController): Promise<FileRecord | undefined> => {
    const onProgress = (progress: Progress): void => board.progress(record, progress);
    const { present, waiting } = await divideFile(deps, { record, board }, { signal, onProgress });
    log.info('file.unpacked', { fileId: record.id, files: waiting.length + (present === undefined ? 0 : 1) });
    for (const file of waiting) queue(file);
    return present;
  };

  /** Makes files of the sheets of a workbook, where they are. @returns a look at the one that is read in its place */
  const lookAtSheets = async (
    record: FileRecord,
    look: FirstLook,
    signal: AbortSignal,
  ): Promise<FirstLook | undefined> => {
    const parts = { board, packs, settings };
    const divided = await divideSheets(deps, parts, { record, inspection: look.inspection, signal });
    if (divided === undefined) return look;
    const { present, waiting } = divided;
    log.info('file.divided', { fileId: record.id, files: waiting.length + (present === undefined ? 0 : 1) });
    for (const file of waiting) queue(file);
    return present === undefined ? undefined : firstLook(deps, present, signal);
  };

  /** The pack that all files are meant for, unless somebody says otherwise. */
  const presetPack = async (): Promise<PackId | undefined> => {
    const { defaultPackId } = await settings.get();
    const { entries } = await packs.open();
    return entries.find(({ pack, archived }) => pack.id === defaultPackId && !archived)?.pack.id;
  };

  const process = async (
    record: FileRecord,
    {
      controller,
      former,
    }: { readonly controller: AbortController; readonly former: FormerDraft | undefined },
    looked: () => void,
  ): Promise<void> => {
    const { signal } = controller;
    let present = record;
    try {
      await fetch(record, { signal, onProgress: (progress) => board.progress(record, progress) });
      const look = await firstLook(deps, record, signal).catch(async (error: unknown) => {
        if (!isArchiveError(error)) throw error;
        const archive = await divide(record, controller);
        if (archive === undefined) return undefined;
        present = archive;
        return firstLook(deps, present, signal);
      });
      // Its members are files of their own by now.
      if (look === undefined) return;
      const shown = await lookAtSheets(present, look, signal);
      if (shown === undefined) return;
      signal.throwIfAborted();
      // A pack may have been chosen while the head was read.
      const known = await stores.files.get(record.id);
      present = { ...shown.record, packId: known?.packId ?? record.packId };
      await stores.files.putInspection(present.id, shown.inspection);
      await board.save(present);
      looked();
      const analysis = await engine.analyze(
        { fileId: present.id, overrides: present.overrides },
        { signal, onProgress: (progress) => board.progress(present, progress) },
      );
      signal.throwIfAborted();
      await stores.files.putAnalysis(present.id, analysis);
      desk.invalidate(present.id);
      board.progress(present, null);
      const empty = withoutRows(analysis);
      if (empty !== undefined) throw empty;
      const preset = await presetPack();
      const file = await desk.open(present.id, preset);
      signal.throwIfAborted();
      if (!(await sendOn(file))) {
        // The record may have been given a pack while it was read, or been removed.
        const saved = await stores.files.get(present.id);
        if (saved === undefined) return;
        const packId = saved.packId ?? (file.recognition === undefined ? preset : undefined) ?? null;
        if (packId !== file.record.packId) await desk.packGiven(present.id, packId);
        if (former !== undefined) await carryDraft(deps, former, file);
        formerDrafts.delete(present.id);
        await board.save({ ...saved, overrides: present.overrides, state: 'review', error: null, packId });
        onReview(present.id);
      }
      log.info('file.read', {
        fileId: present.id,
        rows: file.table.rowCount,
        columns: file.table.columns.length,
      });
    } catch (error) {
      // Somebody started reading it anew, or the host ends; what becomes of it is theirs to tell.
      if (stopping || jobs.get(record.id) !== controller) return;
      board.progress(present, null);
      await fail(present, signal.aborted ? cancelled(present) : error);
    } finally {
      looked();
    }
  };

  const read = (record: FileRecord): Promise<void> => {
    const { id } = record;
    const before = working.get(id);
    jobs.get(id)?.abort();
    const controller = new AbortController();
    jobs.set(id, controller);
    return new Promise((looked, failed) => {
      const work = async (): Promise<void> => {
        // Two readings, or a run of what was read before, would write over each other's word on the file.
        await before;
        await runs.cancelOf(id);
        const former = (await formerDraft(deps, desk, id)) ?? formerDrafts.get(id);
        if (former !== undefined) formerDrafts.set(id, former);
        const reading: FileRecord = { ...record, state: 'reading', error: null };
        // First of all that it is being read: a host that is killed from here on reads it again.
        await board.save(reading);
        await stores.files.putAnalysis(id, undefined);
        desk.invalidate(id);
        await process(reading, { controller, former }, looked);
      };
      working.set(
        id,
        work()
          .catch(failed)
          .finally(() => {
            if (jobs.get(id) !== controller) return;
            jobs.delete(id);
            working.delete(id);
          }),
      );
    });
  };

  /** Starts the run of a file whose layout is known and unchanged; true when it did. */
  const sendOn = async (file: DeskFile): Promise<boolean> => {
    // Its run is the pipeline's.
    if (file.record.job !== undefined) return false;
    const { runKnownLayouts } = await settings.get();
    if (!runKnownLayouts || file.recognition?.unchanged !== true) return false;
    if (missedSheets(file.table, file.recognition.mapping).length > 0) return false;
    // Somebody is at work on it; what they decided must not be passed over.
    if (await desk.hasUnapproved(file)) return false;
    await runs.start(file, { mapping: file.recognition.mapping, trigger: 'automatic' });
    return true;
  };

  /** Reading goes on by itself; what becomes of it is told through the board. */
  const queue = (record: FileRecord): void => {
    const run = async (): Promise<void> => {
      if (stopping) return;
      const present = await stores.files.get(record.id);
      // Taken away or cancelled while it waited, or read already because somebody corrected a guess.
      if (stopping || present?.state !== 'reading' || jobs.has(record.id)) return;
      await read(present);
      await working.get(record.id);
    };
    inTurn({ sizeBytes: record.sizeBytes, run }).catch((error: unknown) => fail(record, error));
  };

  const breakOff = async (fileId: FileId): Promise<void> => {
    jobs.get(fileId)?.abort();
    await working.get(fileId);
  };

  return {
    read,
    queue,
    async release(fileId) {
      const record = await stores.files.get(fileId);
      return record?.state === 'review' && (await sendOn(await desk.open(fileId)));
    },
    async submit(fileIds, origin) {
      for (const id of fileIds) {
        // Told twice, by a page that connected anew, say: what was done with the file since must stay.
        if ((await stores.files.get(id)) !== undefined) continue;
        const { name, sizeBytes } = await sources.describe(id);
        const record: FileRecord = {
          id,
          name,
          sizeBytes,
          addedAt: timestamp(clock),
          state: 'reading',
          overrides: {},
          packId: null,
          error: null,
          ...(origin === undefined || origin === '' ? {} : { origin }),
        };
        await board.save(record);
        log.info('file.submitted', { fileId: id, sizeBytes });
        queue(record);
      }
    },
    async cancel(fileId) {
      if (jobs.has(fileId)) await breakOff(fileId);
      else {
        const waiting = await stores.files.get(fileId);
        if (waiting?.state === 'reading') await fail(waiting, cancelled(waiting));
      }
      await runs.cancelOf(fileId);
    },
    async stop() {
      stopping = true;
      for (const controller of jobs.values()) controller.abort();
      await Promise.all(working.values());
    },
    async remove(fileId) {
      // Waited for, so that nothing under way puts the file back.
      await breakOff(fileId);
      await runs.cancelOf(fileId);
      await stores.files.setAside(fileId, timestamp(clock));
      await engine.forget(fileId);
      desk.invalidate(fileId);
      board.removed(fileId);
    },
  };
}

function cancelled({ name }: FileRecord): AppError {
  return new AppError('CANCELLED', `Reading ${name} was cancelled.`);
}
