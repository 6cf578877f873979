import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { pipelinePlaces } from '../model/job.ts';
import { standardOptions } from '../model/options/standardOptions.ts';
import type { RecordId } from '../model/record.ts';
import {
  type DeadValueView,
  type RecordSuggestion,
  type StandardJobId,
  type StandardJobView,
  type StandardOverview,
  type StandardPlan,
  type StandardProgress,
  type SuggestionId,
  type SuggestionView,
  suggestionStates,
} from '../model/standardising.ts';
import { base, idText, packId, shortText } from './procedure.ts';

const jobId = idText.transform((text) => text as StandardJobId);
/** Of which pipeline the leads are meant; absent: the desk's own records. */
const place = z.exactOptional(z.enum(pipelinePlaces));
const onePack = z.strictObject({ packId, place });
const oneJob = z.strictObject({ jobId, place });
const fields = z.array(shortText.min(1)).min(1).max(100).readonly();
const cost = z.number().min(0).max(1e6);
const value = z.strictObject({
  field: shortText.min(1),
  value: z.string().min(1).max(standardOptions.valueCharacters),
});
const values = z.array(value).min(1).max(standardOptions.deadAtOnce).readonly();
const scope = { packId, place, fields, again: z.exactOptional(values) };
const ids = z
  .array(
    z
      .string()
      .min(1)
      .max(300)
      .transform((id) => id as SuggestionId),
  )
  .min(1)
  .max(standardOptions.pageSuggestions)
  .readonly();

const recordId = z
  .int()
  .min(0)
  .transform((id) => id as RecordId);
const decided = { packId, place, ids, recordId: z.exactOptional(recordId) };

/** Having a language model standardise values of records that no rule could. Nothing of it sends anything but `start` and `goOn`. */
export const standardProcedures = {
  /** Goes through all values of the pack's records. */
  look: base.input(onePack).output(type<StandardOverview>()),
  /** Never ends by itself; the first event holds everything there is. */
  watch: base.input(onePack).output(eventIterator(type<StandardProgress>())),
  /** What starting would send, to the byte, and what it may cost; sends nothing. `again`: only these, which were asked about in vain. */
  plan: base.input(z.strictObject(scope)).output(type<StandardPlan>()),
  /** Begins with exactly what `plan` showed; `LLM_CHANGED` where that is something else by now. */
  start: base
    .input(z.strictObject({ ...scope, requestHash: z.string().length(64), mostCost: cost.nullable() }))
    .output(type<StandardJobView>()),
  pause: base.input(oneJob).output(type<StandardJobView>()),
  /** Goes on with a job that pauses; with a limit that was met, under a higher one. */
  goOn: base
    .input(
      z.strictObject({
        jobId,
        place,
        mostCost: z.exactOptional(cost),
        mostTokens: z.exactOptional(z.int().min(0).max(1e12)),
      }),
    )
    .output(type<StandardJobView>()),
  /** Ends a job with batches missing; answers that still come are offered, and counted nowhere. */
  end: base
    .input(z.strictObject({ jobId, place, reason: z.string().max(500) }))
    .output(type<StandardJobView>()),
  /** Values that were asked about in vain. */
  dead: base.input(onePack).output(type<readonly DeadValueView[]>()),
  /** Takes them off that list. */
  forget: base.input(z.strictObject({ packId, place, values })).output(type<void>()),
  suggestions: base
    .input(
      z.strictObject({
        packId,
        place,
        state: z.enum(suggestionStates),
        first: z.int().min(0),
        count: z.int().min(1).max(standardOptions.pageSuggestions),
      }),
    )
    .output(type<readonly SuggestionView[]>()),
  /** What is suggested for the values of one record. */
  inRecord: base.input(z.strictObject({ packId, recordId })).output(type<readonly RecordSuggestion[]>()),
  /** Changes the records that have the values, as edits that can be undone; with `recordId` that one alone. */
  accept: base
    .input(z.strictObject(decided))
    .output(type<{ readonly records: number; readonly rest: number }>()),
  /** The values are right as they are, and are not asked about again. */
  reject: base.input(z.strictObject(decided)).output(type<void>()),
  /** Takes decisions back, with what they changed. */
  reopen: base
    .input(z.strictObject(decided))
    .output(type<{ readonly blocked: number; readonly rest: number }>()),
};
