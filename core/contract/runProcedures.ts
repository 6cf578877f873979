import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { base, runId, runsAtOnce } from './procedure.ts';
import type { Run, RunEvent, RunId } from './views.ts';

/** Runs, present and past. */
export const runProcedures = {
  /** Never ends by itself; the first event holds the newest 200. */
  watch: base.output(eventIterator(type<RunEvent>())),
  /** The history by page, newest first; `before` is the last run of the page before. */
  list: base
    .input(z.strictObject({ before: z.exactOptional(runId), limit: z.int().min(1).max(runsAtOnce) }))
    .output(type<readonly Run[]>()),
  get: base.input(z.strictObject({ runId })).output(type<Run>()),
  cancel: base.input(z.strictObject({ runId })).output(type<void>()),
  /** Runs the same file once more with the mapping in force. */
  again: base.input(z.strictObject({ runId })).output(type<{ runId: RunId }>()),
};
