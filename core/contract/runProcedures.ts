import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { askScopeForm } from '../model/askForm.ts';
import { runFacets, runSorts } from '../model/runSearch.ts';
import { rowSelection } from './reviewForms.ts';
import { base, fileId, runId, runsAtOnce, shortText } from './procedure.ts';
import type {
  OutputRows,
  Run,
  RunBar,
  RunCounting,
  RunEntry,
  RunEvent,
  RunId,
  RunRecord,
  RunSomeEvent,
} from './views.ts';

const instant = z.iso.datetime();
/** Chosen values of one facet: more than a person would tick; names of files in archives are the longest. */
const chosen = z.array(z.string().max(2_000)).max(300).readonly();

const filter = z.strictObject({
  text: z.exactOptional(shortText),
  facets: z.exactOptional(z.partialRecord(z.enum(runFacets), chosen)),
  from: z.exactOptional(instant),
  to: z.exactOptional(instant),
  until: z.exactOptional(runId),
  source: z.exactOptional(z.strictObject({ fileId, sha256: z.string().max(64).nullable() })),
  asked: z.exactOptional(askScopeForm),
});

const window = z.strictObject({
  sort: z.enum(runSorts),
  limit: z.int().min(1).max(runsAtOnce),
  after: z.exactOptional(runId),
  skip: z.exactOptional(z.int().min(0)),
});

/** Runs, present and past. */
export const runProcedures = {
  /** Never ends by itself; the first event holds the newest 200. */
  watch: base.output(eventIterator(type<RunEvent>())),
  /** The history by page, newest first; `before` is the last run of the page before. */
  list: base
    .input(z.strictObject({ before: z.exactOptional(runId), limit: z.int().min(1).max(runsAtOnce) }))
    .output(type<readonly Run[]>()),
  /** A window of the runs that the filter finds. */
  search: base.input(z.strictObject({ filter, window })).output(type<readonly RunEntry[]>()),
  /** How many there are, in all and by the values of each facet. */
  count: base.input(z.strictObject({ filter })).output(type<RunCounting>()),
  /** What was run between each edge and the next: 400 bars are more than a screen shows. */
  chart: base
    .input(z.strictObject({ filter, edges: z.array(instant).min(2).max(401).readonly() }))
    .output(type<readonly RunBar[]>()),
  get: base.input(z.strictObject({ runId })).output(type<Run>()),
  /** All that is known of a run. */
  record: base.input(z.strictObject({ runId })).output(type<RunRecord>()),
  /** Rows of a CSV that the run wrote, as they stand in it. */
  rows: base
    .input(z.strictObject({ runId, name: z.string().max(300), selection: rowSelection }))
    .output(type<OutputRows>()),
  /** The runs that the filter finds as the text of a file, piece by piece. */
  export: base
    .input(z.strictObject({ filter, sort: z.enum(runSorts), format: z.enum(['csv', 'json']) }))
    .output(eventIterator(type<string>())),
  cancel: base.input(z.strictObject({ runId })).output(type<void>()),
  /** Runs files with the mappings that are approved for them, and tells of each whether it does. Breaking off starts no more. */
  some: base
    .input(z.strictObject({ fileIds: z.array(fileId).min(1).max(1_000).readonly() }))
    .output(eventIterator(type<RunSomeEvent>())),
  /** Runs the same file once more with the mapping in force. */
  again: base.input(z.strictObject({ runId })).output(type<{ runId: RunId }>()),
  /** Lets the outputs of a quarantined run go on; the reason stays with it. Rejects with `RUN_NOT_HELD` for any other run. */
  release: base
    .input(z.strictObject({ runId, reason: z.string().trim().min(1).max(2_000) }))
    .output(type<Run>()),
};
