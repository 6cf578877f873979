import type { InboxEvent, RemovedFile } from '../../contract/views.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, PackId } from '../../model/ids.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import type { Intake } from './intake.ts';
import type { RemovedFiles } from './removedFiles.ts';
import type { FileTablesService } from '../sheets/fileTables.ts';
import type { SheetLists } from '../sheets/sheetLists.ts';

/** A method for each procedure of the Inbox, under the same names. */
export interface InboxService extends FileTablesService {
  submit(input: { readonly fileIds: readonly FileId[]; readonly origin?: string }): Promise<void>;
  submitSample(input: { readonly packId: PackId }): Promise<{ readonly fileId: FileId }>;
  watch(input?: undefined, signal?: AbortSignal): AsyncIterable<InboxEvent>;
  cancel(input: { readonly fileId: FileId }): Promise<void>;
  retry(input: { readonly fileId: FileId }): Promise<void>;
  remove(input: { readonly fileId: FileId }): Promise<void>;
  removed(): Promise<readonly RemovedFile[]>;
  restore(input: { readonly fileIds: readonly FileId[] }): Promise<void>;
  purge(input: { readonly fileIds: readonly FileId[] }): Promise<void>;
  keepBoth(input: { readonly fileId: FileId }): Promise<void>;
}

export interface InboxServiceParts {
  readonly board: InboxBoard;
  readonly intake: Intake;
  readonly removed: RemovedFiles;
  readonly sheetLists: SheetLists;
  readonly fileTables: FileTablesService;
  /** Files came or went. */
  readonly filesChanged: () => Promise<void>;
}

/** What people do with files before and after their review. */
export function createInboxService(
  { stores, sources, engine }: Pick<Dependencies, 'stores' | 'sources' | 'engine'>,
  { board, intake, removed, sheetLists, fileTables, filesChanged }: InboxServiceParts,
): InboxService {
  return {
    ...fileTables,
    submit: ({ fileIds, origin }) => intake.submit(fileIds, origin),
    async submitSample({ packId }) {
      const fileId = await sources.addSample(packId);
      await intake.submit([fileId]);
      return { fileId };
    },
    watch: (_, signal) => board.watch(signal),
    cancel: ({ fileId }) => intake.cancel(fileId),
    async retry({ fileId }) {
      const record = await stores.files.get(fileId);
      if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
      const { name, sizeBytes } = await sources.describe(fileId).catch((error: unknown) => {
        // A member that could not be unpacked has no bytes of its own; what was wrong with it still is.
        // Of one that lies in a pipeline they are fetched.
        if (error instanceof AppError && error.code === 'NOT_FOUND' && record.job !== undefined)
          return record;
        if (error instanceof AppError && error.code === 'NOT_FOUND' && record.error !== null)
          throw AppError.fromView(record.error);
        throw error;
      });
      // The source may have changed.
      sheetLists.forget(fileId);
      await engine.forget(fileId);
      await intake.read({ ...record, name, sizeBytes });
    },
    async remove({ fileId }) {
      sheetLists.forget(fileId);
      await intake.remove(fileId);
      await filesChanged();
    },
    removed: () => removed.list(),
    async restore({ fileIds }) {
      await removed.restore(fileIds);
      await filesChanged();
    },
    purge: ({ fileIds }) => removed.purge(fileIds),
    async keepBoth({ fileId }) {
      const record = await stores.files.get(fileId);
      if (record !== undefined) await board.save({ ...record, keptBoth: true });
    },
  };
}
