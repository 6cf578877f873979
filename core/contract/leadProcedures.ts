import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { askForm } from '../model/askForm.ts';
import { pipelinePlaces } from '../model/job.ts';
import { asLeadId } from '../model/lead.ts';
import { askOptions } from '../model/options/askOptions.ts';
import { leadOptions } from '../model/options/leadOptions.ts';
import type { AskAnswer, AskModelEvent, AskPreview, AskReading, AskSubjectView } from './askViews.ts';
import type {
  LeadExportEvent,
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

/** Which leads are listed, in which order, and as of when. */
const listed = ofPack.extend({
  fields: z
    .array(z.strictObject({ field, values: z.array(value).min(1).max(50).readonly() }))
    .max(8)
    .readonly(),
  order: z.strictObject({ field: field.nullable(), descending: z.boolean() }),
  asOf: z.iso.datetime().nullable(),
  zone,
});
const asked = ofPlace.extend({
  question: z.string().min(1).max(askOptions.questionCharacters),
  context: askForm.nullable(),
  zone,
});
const fileFormat = z.enum(['csv', 'excel-csv', 'xlsx', 'json']);

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
  page: base.input(listed.extend({ page: z.int().min(1), pageSize: limit })).output(type<LeadPageView>()),
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
  read: base.input(asked).output(type<AskReading>()),
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
  /** Values that a field has among the newest leads, the most frequent first, those with `text` in them. */
  values: base
    .input(ofPlace.extend({ subject: askForm.shape.subject, field, text: z.string().max(200) }))
    .output(type<readonly { readonly value: string; readonly count: number }[]>()),
  /** As `ask.preview` and `ask.readByModel`, for a question over the pipeline's leads; this machine asks the model. */
  preview: base.input(asked).output(type<AskPreview>()),
  readByModel: base
    .input(asked.extend({ requestHash: z.exactOptional(z.string().length(64)) }))
    .output(eventIterator(type<AskModelEvent>())),
  /**
   * Has the pipeline write a list as a file: its rows, order and columns. Told step by step; breaking off ends it. Rejects
   * with `ASK_TOO_LONG` where the list itself cannot be shown.
   */
  export: base
    .input(
      listed.extend({
        words: z.array(z.string().min(1).max(200)).max(words).readonly(),
        columns: z.array(field).min(1).max(300).readonly(),
        format: fileFormat,
      }),
    )
    .output(eventIterator(type<LeadExportEvent>())),
  /** The whole answer to a query as a file, in the same way. */
  exportAnswer: base
    .input(ofPlace.extend({ query: askForm, zone, format: fileFormat }))
    .output(eventIterator(type<LeadExportEvent>())),
};
