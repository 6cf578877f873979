import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { standardOptions } from '../model/options/standardOptions.ts';
import {
  type DeadValue,
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
const ids = z
  .array(
    z
      .int()
      .min(1)
      .transform((id) => id as SuggestionId),
  )
  .min(1)
  .max(standardOptions.pageSuggestions)
  .readonly();

/** Having a language model standardise values of records that no rule could. Nothing of it sends anything but `start`, `goOn` and `redrive`. */
export const standardProcedures = {
  /** Goes through all values of the pack's records. */
  look: base.input(z.strictObject({ packId })).output(type<StandardOverview>()),
  /** Never ends by itself; the first event holds everything there is. */
  watch: base.input(z.strictObject({ packId })).output(eventIterator(type<StandardProgress>())),
  /** What starting would send, to the byte, and what it may cost; sends nothing. */
  plan: base.input(z.strictObject({ packId, fields })).output(type<StandardPlan>()),
  /** Begins with exactly what `plan` showed; `LLM_CHANGED` where that is something else by now. */
  start: base
    .input(z.strictObject({ packId, fields, requestHash: z.string().length(64), mostCost: cost.nullable() }))
    .output(type<StandardJobView>()),
  pause: base.input(oneJob).output(type<StandardJobView>()),
  goOn: base
    .input(z.strictObject({ jobId, mostCost: z.exactOptional(cost) }))
    .output(type<StandardJobView>()),
  /** Ends a job with batches missing; answers that still come are offered, and counted nowhere. */
  end: base.input(z.strictObject({ jobId, reason: z.string().max(500) })).output(type<StandardJobView>()),
  /** Values that were asked about in vain. */
  dead: base.input(oneJob).output(type<readonly DeadValue[]>()),
  /** Asks once more about these, as a job of its own. */
  redrive: base.input(oneJob).output(type<StandardJobView>()),
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
  /** Changes the records that have the values, as edits that can be undone. */
  accept: base.input(z.strictObject({ packId, ids })).output(type<{ readonly records: number }>()),
  /** The values are right as they are, and are not asked about again. */
  reject: base.input(z.strictObject({ packId, ids })).output(type<void>()),
  /** Takes decisions back, with what they changed. */
  reopen: base.input(z.strictObject({ packId, ids })).output(type<{ readonly blocked: number }>()),
};
