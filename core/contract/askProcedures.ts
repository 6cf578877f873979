import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { askForm } from '../model/askForm.ts';
import { askOptions } from '../model/options/askOptions.ts';
import type {
  AskAnswer,
  AskModelEvent,
  AskPreview,
  AskReading,
  AskSubjectView,
  AskTarget,
  SavedQuestion,
} from './askViews.ts';
import { base, idText, shortText } from './procedure.ts';
import type { ExportPiece } from './recordViews.ts';

/** An IANA name, as `Intl` tells it: `Europe/Berlin`. An unknown one rejects with `USAGE`. */
const zone = z.string().min(1).max(100);
const question = z.string().max(askOptions.questionCharacters);
/** What is asked, and the query before it in the same talk, from which a follow-up goes on. */
const asked = z.strictObject({ question, context: askForm.nullable(), zone });
const name = z.string().trim().min(1).max(200);

/**
 * Questions in plain words over records, history, files, mappings and scans. Only a query of the closed form is ever run;
 * all of it reads and nothing changes anything.
 */
export const askProcedures = {
  /** What can be asked about. Records are there for each pack that has any, and for packs that keep some. */
  subjects: base.output(type<readonly AskSubjectView[]>()),
  /** Values that a field has, the most frequent first, those with `text` in them where it is given. */
  values: base
    .input(z.strictObject({ subject: askForm.shape.subject, field: shortText, text: shortText }))
    .output(type<readonly { readonly value: string; readonly count: number }[]>()),
  /** Takes a question apart by the grammar of this machine. Sends nothing and runs nothing. */
  read: base.input(asked).output(type<AskReading>()),
  /** What asking a language model would send; sends nothing. */
  preview: base.input(asked).output(type<AskPreview>()),
  /**
   * Has a language model read the question. `requestHash` is that of the preview which the person has read, and is taken
   * for consent to requests of its kind; without it only what was agreed to before is sent. Ends with `done`; breaking off
   * cancels it. Rejects with `LLM_OFF`, `LLM_REFUSED`, `LLM_CHANGED` before anything is sent.
   */
  readByModel: base
    .input(asked.extend({ requestHash: z.exactOptional(z.string().length(64)) }))
    .output(eventIterator(type<AskModelEvent>())),
  /** Runs a query. Rejects with `ASK_INVALID` where its fields do not fit, `ASK_TOO_LONG`, `CANCELLED`. */
  run: base
    .input(
      z.strictObject({
        query: askForm,
        zone,
        first: z.int().min(0),
        count: z.int().min(1).max(askOptions.windowRows),
      }),
    )
    .output(type<AskAnswer>()),
  /** The whole answer as a file, piece by piece. */
  export: base
    .input(z.strictObject({ query: askForm, zone, format: z.enum(['csv', 'excel-csv', 'json', 'xlsx']) }))
    .output(eventIterator(type<ExportPiece>())),
  /** Where the rows that the query finds can be opened; of figures, those they were counted from. */
  target: base.input(z.strictObject({ query: askForm, zone })).output(type<AskTarget>()),
  /** Questions that were kept, by name. */
  saved: base.output(type<readonly SavedQuestion[]>()),
  /** Keeps a question under a name; one of the same name is replaced. */
  save: base
    .input(z.strictObject({ name, question, query: askForm }))
    .output(type<readonly SavedQuestion[]>()),
  rename: base.input(z.strictObject({ id: idText, name })).output(type<readonly SavedQuestion[]>()),
  remove: base.input(z.strictObject({ id: idText })).output(type<readonly SavedQuestion[]>()),
};
