import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
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
const oneJob = z.strictObject({ jobId });
const fields = z.array(shortText.min(1)).min(1).max(100).readonly();
const cost = z.number().min(0).max(1e6);
const value = z.strictObject({
  field: shortText.min(1),
  value: z.string().min(1).max(standardOptions.valueCharacters),
});
const values = z.array(value).min(1).max(standardOptions.deadAtOnce).readonly();
const scope = { packId, fields, again: z.exactOptional(values) };
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
const decided = { packId, ids, recordId: z.exactOptional(recordId) };

/** Having a language model standardise values of records that no rule could. Nothing of it sends anything but `start` and `goOn`. */
export const standardProcedures = {
  /** Goes through all values of the pack's records. */
  look: base.input(z.strictObject({ packId })).output(type<StandardOverview>()),
  /** Never ends by itself; the first event holds everything there is. */
  watch: base.input(z.strictObject({ packId })).output(eventIterator(type<StandardProgress>())),
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
        mostCost: z.exactOptional(cost),
        mostTokens: z.exactOptional(z.int().min(0).max(1e12)),
      }),
    )
    .output(type<StandardJobView>()),
  /** Ends a job with batches missing; answers that still come are offered, and counted nowhere. */
  end: base.input(z.strictObject({ jobId, reason: z.string().max(500) })).output(type<StandardJobView>()),
  /** Values that were asked about in vain. */
  dead: base.input(z.strictObject({ packId })).output(type<readonly DeadValueView[]>()),
  /** Takes them off that list. */
  forget: base.input(z.strictObject({ packId, values })).output(type<void>()),
  suggestions: base
    .input(
      z.strictObject({
        packId,
        state: z.enum(suggestionStates),
        first: z.int().min(0),
        count: z.int().min(1).max(standardOptions.pageSuggestions),
      }),
    )
    .output(type<readonly SuggestionView[]>()),
  /** What is suggested for the values of one record. */
  inRecord: base.input(z.strictObject({ packId, recordId })).output(type<readonly RecordSuggestion[]>()),
  /** Changes the records that have the values, as edits that can be undone; with `recordId` that one alone. */
  accept: base.input(z.strictObject(decided)).output(type<{ readonly records: number }>()),
  /** The values are right as they are, and are not asked about again. */
  reject: base.input(z.strictObject(decided)).output(type<void>()),
  /** Takes decisions back, with what they changed. */
  reopen: base.input(z.strictObject(decided)).output(type<{ readonly blocked: number }>()),
};
