import { basename, join } from 'node:path';
import { invariant } from '../../../core/model/errors.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import type { ScanOptions } from '../../../core/model/scan.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import type { DocumentPage } from '../../../core/ports/documents.ts';
import type { LonePage } from '../../../core/ports/pageReader.ts';
import type { Engine, JobControl, TableRequest } from '../../../core/ports/engine.ts';
import type { MemberFolders } from '../files/memberFolders.ts';
import type { OutputFolders } from '../files/outputFolders.ts';
import type { SourceEntry } from '../store/sourceRegistry.ts';
import { cancelledError } from './failure.ts';
import type { EngineJob, JobTable } from './engineJob.ts';
import { type SupervisorOptions, supervisor } from './supervisor.ts';

/** The engine with what a host may ask beyond the port. */
export interface LocalEngine extends Engine {
  /** Finds codes in a file of this machine. `codesPath` as of the job. */
  searchDocument(
    request: {
      readonly path: string;
      readonly name: string;
      readonly sizeBytes: number;
      readonly codesPath: string;
      readonly options: ScanOptions;
    },
    control?: JobControl,
  ): Promise<SearchedDocument>;
  /** Takes a page out of a PDF file of this machine; `page` from 1. */
  lonePage(
    request: {
      readonly path: string;
      readonly name: string;
      readonly sizeBytes: number;
      readonly page: number;
    },
    control?: JobControl,
  ): Promise<LonePage>;
  /** Finds codes in what was read of a page. */
  searchPage(
    request: {
      readonly codesPath: string;
      readonly options: ScanOptions;
      readonly read: DocumentPage;
    },
    control?: JobControl,
  ): Promise<SearchedDocument>;
  /** Starts the engine process where none is at work, so that the first file finds it ready. */
  warm(): void;
  /** Largest resident memory of any engine process so far, in bytes; 0 where the system does not tell. */
  peakResidentBytes(): number;
  /** The engine process that is at work, if any. */
  pid(): number | undefined;
}

export interface EngineOptions extends SupervisorOptions {
  /** Where the bytes of a source lie. */
  readonly locate: (fileId: FileId) => Promise<Pick<SourceEntry, 'path' | 'name' | 'sizeBytes' | 'sha256'>>;
  readonly outputs: OutputFolders;
  readonly members: MemberFolders;
}

/** The `Engine` port over a process of its own; nothing of a source is ever read in the host's process. */
export function createEngine(options: EngineOptions): LocalEngine {
  const { locate, outputs, members } = options;
  const supervised = supervisor(options);

  const orderOf = async <Errand extends { readonly kind: EngineJob['kind'] }>(
    request: TableRequest,
    errand: Errand,
    control: JobControl = {},
  ): Promise<{ readonly job: JobTable & Errand; readonly sizeBytes: number } & JobControl> => {
    const { path, name, sizeBytes, sha256 } = await locate(request.fileId);
    const table: JobTable = { fileId: request.fileId, path, name, sha256, overrides: request.overrides };
    return { job: { ...table, ...errand }, sizeBytes, ...control };
  };

  return {
    async unpack({ fileId }, control) {
      const folder = await members.start(fileId);
      try {
        const order = await orderOf({ fileId, overrides: {} }, { kind: 'unpack', folder }, control);
        return await supervised.perform(order);
      } catch (error) {
        await members.discard(fileId);
        throw error;
      }
    },
    async inspect(request, control) {
      return supervised.perform(await orderOf(request, { kind: 'inspect' }, control));
    },
    async sheets(request, control) {
      return supervised.perform(
        await orderOf(request, { kind: 'sheets', textToo: request.textToo ?? false }, control),
      );
    },
    async analyze(request, control) {
      const { allTables = false, lines = false } = request;
      return supervised.perform(await orderOf(request, { kind: 'analyze', allTables, lines }, control));
    },
    async readRows(request) {
      const { selection } = request;
      return supervised.perform(await orderOf(request, { kind: 'readRows', selection }));
    },
    async readRecords(request) {
      const { first, count } = request;
      return supervised.perform(await orderOf(request, { kind: 'readRecords', first, count }));
    },
    async previewRows(request) {
      const { fileId: _, overrides: __, allTables: ___, lines: ____, ...asked } = request;
      const errand = { kind: 'previewRows' as const, ...asked };
      return supervised.perform(await orderOf(request, errand));
    },
    async rowsToLoad(request) {
      const { fileId: _, overrides: __, allTables: ___, lines: ____, ...asked } = request;
      return supervised.perform(await orderOf(request, { kind: 'rowsToLoad' as const, ...asked }));
    },
    async readOutput({ runId, name, selection }) {
      const folder = outputs.folderOf(runId);
      invariant(basename(name) === name && name.endsWith('.csv'), 'an output is named as its run lists it');
      const path = join(folder, name);
      const sizeBytes = (await outputs.sizeOf({ runId, name })) ?? 0;
      const job = {
        kind: 'readOutput' as const,
        fileId: asId<FileId>(`${runId}/${name}`),
        path,
        name,
        sha256: null,
        overrides: {},
        written: true as const,
        selection,
      };
      return supervised.perform({ job, sizeBytes });
    },
    async find(request, control) {
      const { query } = request;
      return supervised.perform(await orderOf(request, { kind: 'find', query }, control));
    },
    async dryRun(request, control) {
      const { fileId: _, overrides: __, allTables: ___, lines: ____, ...errand } = request;
      return supervised.perform(await orderOf(request, { kind: 'dryRun', ...errand }, control));
    },
    async run(request, control) {
      const { fileId: _, overrides: __, ...rest } = request;
      const outputFolder = await outputs.start(request.runId);
      try {
        const finalFolder = outputs.folderOf(request.runId);
        const errand = { kind: 'run' as const, request: rest, outputFolder, finalFolder };
        const order = await orderOf(request, errand, control);
        const done = await supervised.perform(order);
        // Stopped at the last moment; once the files become visible it is too late to cancel.
        if (control?.signal?.aborted === true) throw cancelledError(request.fileName);
        await outputs.commit(request.runId);
        return done;
      } catch (error) {
        await outputs.discard(request.runId);
        throw error;
      }
    },
    searchDocument({ path, name, sizeBytes, codesPath, options: scan }, control) {
      const job = { kind: 'searchDocument' as const, ...plainTable(path, name), codesPath, options: scan };
      return supervised.perform({ job, sizeBytes, ...control });
    },
    lonePage({ path, name, sizeBytes, page }, control) {
      const job = { kind: 'lonePage' as const, ...plainTable(path, name), page };
      return supervised.perform({ job, sizeBytes, ...control });
    },
    searchPage({ codesPath, options: scan, read }, control) {
      const name = `page ${read.page}`;
      const job = {
        kind: 'searchPage' as const,
        ...plainTable(codesPath, name),
        codesPath,
        options: scan,
        read,
      };
      return supervised.perform({ job, sizeBytes: 0, ...control });
    },
    async forget(fileId) {
      supervised.forget(fileId);
    },
    warm: () => supervised.warm(),
    peakResidentBytes: () => supervised.peakResidentBytes(),
    pid: () => supervised.pid(),
    close: () => supervised.close(),
  };
}

/** A file that is nobody's source. Nobody asks for its digest. */
function plainTable(path: string, name: string): JobTable {
  return { fileId: asId<FileId>(path), path, name, sha256: '', overrides: {} };
}
