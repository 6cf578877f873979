import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import type { FileId } from '../model/ids.ts';
import { base, fileId, oneFile, packId } from './procedure.ts';
import type { InboxEvent } from './views.ts';

/** Files given to Mapwright, until each is done. */
export const inboxProcedures = {
  /** Takes files that the host has adopted and starts reading them. */
  submit: base
    .input(z.strictObject({ fileIds: z.array(fileId).min(1).max(1_000).readonly() }))
    .output(type<void>()),
  submitSample: base.input(z.strictObject({ packId })).output(type<{ fileId: FileId }>()),
  /** Never ends by itself; the first event holds everything. */
  watch: base.output(eventIterator(type<InboxEvent>())),
  cancel: base.input(oneFile).output(type<void>()),
  retry: base.input(oneFile).output(type<void>()),
  remove: base.input(oneFile).output(type<void>()),
};
