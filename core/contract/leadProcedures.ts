import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { askForm } from '../model/askForm.ts';
import { pipelinePlaces } from '../model/job.ts';
import { asLeadId } from '../model/lead.ts';
import { askOptions } from '../model/options/askOptions.ts';
import { leadOptions } from '../model/options/leadOptions.ts';
import type { AskAnswer, AskReading, AskSubjectView } from './askViews.ts';
import type {
  LeadExport,
  LeadFindingView,
  LeadPageView,
  LeadStanding,
  LeadView,
  PipelineSignIn,
} from './leadViews.ts';
import { base, packId } from './procedure.ts';

const { pageLeads, words, valueCharacters } = leadOptions;
const place = z.enum(pipelinePlaces);
const ofPlace = z.strictObject({ place });
const ofPack = ofPlace.extend({ packId });
const ofLead = ofPlace.extend({ leadId: z.string().min(1).max(200).transform(asLeadId) });
const field = z.string().min(1).max(200);
const value = z.string().max(valueCharacters);
/** An IANA name, as `Intl` tells it. */
const zone = z.string().min(1).max(100);
const after = z.string().max(200).nullable();
const limit = z.int().min(1).max(pageLeads);

/**
 * Leads that the pipelines keep, each pipeline by itself: the folder that is watched, and the account on AWS. All of them
 * reject with `SIGN_IN_NEEDED`, `ACCESS_DENIED`, `STORE_UNAVAILABLE` or `NOT_FOUND` where a pipeline cannot be asked.
 */
export const leadProcedures = {
  /** Which packs there are, and who is signed in; no lead is asked for. */
  standing: base.input(ofPlace).output(type<LeadStanding>()),
  /** Tells the address for the person's browser, then who was signed in. Breaking off ends it. */
  signIn: base.input(ofPlace).output(eventIterator(type<PipelineSignIn>())),
  signOut: base.input(ofPlace),
  /** `fields` are whole values, several of one field: any of them. Without a field, the order is that of arrival. */
  page: base
    .input(
      ofPack.extend({
        fields: z
          .array(z.strictObject({ field, values: z.array(value).min(1).max(50).readonly() }))
          .max(8)
          .readonly(),
        order: z.strictObject({ field: field.nullable(), descending: z.boolean() }),
        page: z.int().min(1),
        pageSize: limit,
        asOf: z.iso.datetime().nullable(),
        zone,
      }),
    )
    .output(type<LeadPageView>()),
  /** In the order of arrival, as far as a moment of looking goes. `words` begin words of values; `fields` are whole values. */
  search: base
    .input(
      ofPack.extend({
        words: z.array(z.string().min(1).max(200)).max(words).readonly(),
        fields: z.array(z.strictObject({ field, value })).max(8).readonly(),
        after,
        limit,
      }),
    )
    .output(type<LeadFindingView>()),
  get: base.input(ofLead).output(type<LeadView>()),
  /**
   * Changes values of a lead as the person saw it; an empty text takes a value away. Rejects with `RECORD_CHANGED` where it
   * is another one by now, `RECORD_KEY_TAKEN`; nothing was changed then.
   */
  edit: base
    .input(
      ofLead.extend({
        version: z.int().min(1),
        values: z.array(z.strictObject({ field, value })).min(1).max(200).readonly(),
        reason: z.string().max(2_000),
      }),
    )
    .output(type<LeadView>()),
  /** Takes an edit back. Rejects with `UNDO_BLOCKED`. */
  undo: base.input(ofLead.extend({ stamp: z.string().min(1).max(100) })).output(type<LeadView>()),
  /** What can be asked of the pipeline's leads. */
  subjects: base.input(ofPlace).output(type<readonly AskSubjectView[]>()),
  /** Has the pipeline take a question apart by its grammar. */
  read: base
    .input(
      ofPlace.extend({
        question: z.string().min(1).max(askOptions.questionCharacters),
        context: askForm.nullable(),
        zone,
      }),
    )
    .output(type<AskReading>()),
  /** Runs a query over the pipeline's leads. Rejects with `ASK_INVALID`, `ASK_TOO_LONG`. */
  run: base
    .input(
      ofPlace.extend({
        query: askForm,
        zone,
        first: z.int().min(0),
        count: z.int().min(1).max(askOptions.windowRows),
      }),
    )
    .output(type<AskAnswer>()),
  /** A link to a file of all leads, which lives for an hour; `next` begins the file behind it. */
  export: base
    .input(ofPack.extend({ format: z.enum(['csv', 'excel-csv', 'xlsx']), after }))
    .output(type<LeadExport>()),
};
