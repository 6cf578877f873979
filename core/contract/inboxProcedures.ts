import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import type { FileId } from '../model/ids.ts';
import { base, fileId, oneFile, packId } from './procedure.ts';
import type { FileTables, InboxEvent, RemovedFile } from './views.ts';

const someFiles = z.array(fileId).min(1).max(1_000).readonly();

/** Files given to Mapwright, until each is done. */
export const inboxProcedures = {
  /** Takes files that the host has adopted and starts reading them. */
  submit: base
    .input(z.strictObject({ fileIds: someFiles, origin: z.exactOptional(z.string().max(1_000)) }))
    .output(type<void>()),
  submitSample: base.input(z.strictObject({ packId })).output(type<{ fileId: FileId }>()),
  /** Never ends by itself; the first event holds everything. */
  watch: base.output(eventIterator(type<InboxEvent>())),
  cancel: base.input(oneFile).output(type<void>()),
  retry: base.input(oneFile).output(type<void>()),
  /** Takes a file out of the Inbox; for some days it can be brought back. */
  remove: base.input(oneFile).output(type<void>()),
  removed: base.output(type<readonly RemovedFile[]>()),
  restore: base.input(z.strictObject({ fileIds: someFiles })).output(type<void>()),
  /** Deletes removed files for good. */
  purge: base.input(z.strictObject({ fileIds: someFiles })).output(type<void>()),
  /** Says that a file whose bytes are in the Inbox already is wanted all the same. */
  keepBoth: base.input(oneFile).output(type<void>()),
  /** The tables that stand on the sheet, or in the text, that a file is read of. */
  tables: base.input(oneFile).output(type<FileTables>()),
  /** Makes a file of each layout among some of them, by their places. Rejects with `NOT_READY` where they have one layout. */
  divideTables: base
    .input(
      z.strictObject({ fileId, tables: z.array(z.int().min(0).max(10_000)).min(2).max(1_000).readonly() }),
    )
    .output(type<void>()),
  /** Reads the file as one table, or as the one that it is read as now, and asks no more; or takes that back. */
  keepTogether: base
    .input(z.strictObject({ fileId, as: z.enum(['one', 'largest', 'undecided']) }))
    .output(type<void>()),
  /** Makes one file of the parts of a divided one again. */
  undivide: base.input(oneFile).output(type<void>()),
};
