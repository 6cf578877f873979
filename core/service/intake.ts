import type { Inspection } from '../model/analysis.ts';
import type { Overrides } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import type { FileRecord } from '../ports/stores.ts';
import { type Dependencies, timestamp } from './dependencies.ts';
import type { Desk, DeskFile } from './desk.ts';
import { toErrorView } from './errorView.ts';
import type { InboxBoard } from './inboxBoard.ts';
import type { RunsService } from './runs.ts';
import type { SettingsService } from './settings.ts';

/** Takes sources in, reads them, recognises their layout and sends them to review or on their way. */
export interface Intake {
  submit(fileIds: readonly FileId[]): Promise<void>;
  /** Reads a file again at once, after a retry or a changed override. Resolves when its first rows are known or it has failed. */
  read(record: FileRecord): Promise<void>;
  /** Reads a file when its turn comes. */
  queue(record: FileRecord): void;
  cancel(fileId: FileId): Promise<void>;
  remove(fileId: FileId): Promise<void>;
  /** Breaks off what is under way and leaves it to be taken up after a restart. */
  stop(): Promise<void>;
  /** Runs a file that waits for review and whose layout has an approved mapping by now; true when it did. */
  release(fileId: FileId): Promise<boolean>;
}

export interface IntakeParts {
  readonly desk: Desk;
  readonly board: InboxBoard;
  readonly runs: RunsService;
  readonly settings: SettingsService;
}

/** Files read at the same time; the engine's workers share two cores with the person's other programs. */
const readersAtOnce = 2;

/** How many different ways of reading, taken from approved mappings, are tried on a new file. */
const knownReadings = 5;

export function createIntake(deps: Dependencies, { desk, board, runs, settings }: IntakeParts): Intake {
  const { stores, engine, sources, clock, log } = deps;
  const jobs = new Map<FileId, AbortController>();
  const working = new Map<FileId, Promise<void>>();
  const gate = createGate(readersAtOnce);
  let stopping = false;

  const fail = async (record: FileRecord, error: unknown): Promise<void> => {
    const view = toErrorView(error);
    log.error('file.failed', { fileId: record.id, code: view.code });
    // Removed meanwhile: nothing is left to tell about.
    if ((await stores.files.get(record.id)) === undefined) return;
    await board.settle({ ...record, state: 'failed', error: view });
  };

  /** Looks at the head; a file that is read as one before was by correction is read in that way too. */
  const firstLook = async (
    record: FileRecord,
    signal: AbortSignal,
  ): Promise<{ record: FileRecord; inspection: Inspection }> => {
    const look = (overrides: Overrides): Promise<Inspection> =>
      engine.inspect({ fileId: record.id, overrides }, { signal });
    const guessed = await look(record.overrides);
    if (Object.keys(record.overrides).length > 0) return { record, inspection: guessed };
    const mappings = await stores.mappings.list();
    const named = (inspection: Inspection): string => nameKey(inspection.table.columnNames);
    const isKnown = (inspection: Inspection): boolean =>
      mappings.some(
        (mapping) => nameKey(mapping.layout.columns.map((column) => column.name)) === named(inspection),
      );
    if (isKnown(guessed)) {
      const same = mappings.find(
        (mapping) => nameKey(mapping.layout.columns.map((column) => column.name)) === named(guessed),
      );
      const typed = same?.overrides.columnTypes;
      return {
        record: typed === undefined ? record : { ...record, overrides: { columnTypes: typed } },
        inspection: guessed,
      };
    }
    const readings = distinct(
      mappings.map((mapping) => mapping.overrides).filter((overrides) => Object.keys(overrides).length > 0),
    );
    for (const overrides of readings.slice(0, knownReadings)) {
      // A reading that does not fit this file (no such sheet, say) is no fault of the file.
      const inspection = await look(overrides).catch(() => undefined);
      if (inspection !== undefined && isKnown(inspection))
        return { record: { ...record, overrides }, inspection };
    }
    return { record, inspection: guessed };
  };

  const process = async (
    record: FileRecord,
    controller: AbortController,
    looked: () => void,
  ): Promise<void> => {
    const { signal } = controller;
    let present = record;
    try {
      const look = await firstLook(record, signal);
      present = look.record;
      await stores.files.putInspection(present.id, look.inspection);
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
      const empty = analysis.tables.every((table) => table.rowCount === 0);
      if (empty) throw new AppError('SOURCE_NO_ROWS', `${present.name} has a header but no data rows.`);
      // The record may have been given a pack while it was read.
      const saved = await stores.files.get(present.id);
      if (saved === undefined) return;
      present = { ...saved, overrides: present.overrides };
      const file = await desk.open(present.id);
      if (!(await sendOn(file))) {
        const { defaultPackId } = await settings.get();
        const preset = deps.schemas.find((schema) => schema.id === defaultPackId)?.id;
        const packId = present.packId ?? (file.recognition === undefined ? preset : undefined) ?? null;
        if (packId !== present.packId) desk.invalidate(present.id);
        await board.save({ ...present, state: 'review', error: null, packId });
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
      await fail(
        present,
        signal.aborted ? new AppError('CANCELLED', `Reading ${present.name} was cancelled.`) : error,
      );
    } finally {
      if (jobs.get(record.id) === controller) {
        jobs.delete(record.id);
        working.delete(record.id);
      }
      looked();
    }
  };

  const read = async (record: FileRecord): Promise<void> => {
    jobs.get(record.id)?.abort();
    const controller = new AbortController();
    jobs.set(record.id, controller);
    await stores.files.putAnalysis(record.id, undefined);
    desk.invalidate(record.id);
    const reading: FileRecord = { ...record, state: 'reading', error: null };
    await board.save(reading);
    await new Promise<void>((resolve) => {
      working.set(record.id, process(reading, controller, resolve));
    });
  };

  /** Starts the run of a file whose layout is known and unchanged; true when it did. */
  const sendOn = async (file: DeskFile): Promise<boolean> => {
    const { runKnownLayouts } = await settings.get();
    if (!runKnownLayouts || file.recognition?.unchanged !== true) return false;
    await runs.start(file, { mapping: file.recognition.mapping, trigger: 'automatic' });
    return true;
  };

  /** Reading goes on by itself; what becomes of it is told through the board. */
  const queue = (record: FileRecord): void => {
    gate(async () => {
      // Taken away while it waited.
      if (stopping || (await stores.files.get(record.id)) === undefined) return;
      await read(record);
      await working.get(record.id);
    }).catch((error: unknown) => fail(record, error));
  };

  return {
    read,
    queue,
    async release(fileId) {
      const record = await stores.files.get(fileId);
      return record?.state === 'review' && (await sendOn(await desk.open(fileId)));
    },
    async submit(fileIds) {
      for (const id of fileIds) {
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
        };
        await board.save(record);
        log.info('file.submitted', { fileId: id, sizeBytes });
        queue(record);
      }
    },
    async cancel(fileId) {
      jobs.get(fileId)?.abort();
      await runs.cancelOf(fileId);
    },
    async stop() {
      stopping = true;
      for (const controller of jobs.values()) controller.abort();
      await Promise.all(working.values());
    },
    async remove(fileId) {
      jobs.get(fileId)?.abort();
      await runs.cancelOf(fileId);
      await stores.drafts.clear(fileId);
      await stores.files.remove(fileId);
      await engine.forget(fileId);
      await sources.release(fileId);
      desk.invalidate(fileId);
      board.removed(fileId);
    },
  };
}

function nameKey(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.trim().normalize('NFC')));
}

function distinct(readings: readonly Overrides[]): readonly Overrides[] {
  return [...new Map(readings.map((overrides) => [JSON.stringify(overrides), overrides])).values()];
}

/** Lets at most `width` tasks go on at once; the others wait in order. */
function createGate(width: number): (task: () => Promise<void>) => Promise<void> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
