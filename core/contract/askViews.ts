import type { AskCondition, AskFieldType, AskOperator, AskQuery, AskSubject } from '../model/ask.ts';
import type { FileId, MappingId, PackId, RunId } from '../model/ids.ts';
import type { PipelinePlace } from '../model/job.ts';
import type { LeadId } from '../model/lead.ts';
import type { LlmEstimate, LlmObstacle, LlmOutcome } from '../model/llm.ts';
import type { RecordFilter, RecordId } from '../model/record.ts';
import type { RunFilter } from '../model/runSearch.ts';
import type { ScanId } from '../model/scanRun.ts';

export type {
  AskClause,
  AskCondition,
  AskFieldType,
  AskGroup,
  AskMeasure,
  AskOperator,
  AskOrder,
  AskQuery,
  AskScope,
  AskSpan,
  AskSubject,
  AskSubjectKind,
  AskTest,
  AskUnit,
  SavedQuestion,
} from '../model/ask.ts';

/** A field that can be asked about. */
export interface AskFieldView {
  /** As queries name it; what Mapwright itself knows of a record begins with `@`. */
  readonly name: string;
  readonly label: string;
  readonly type: AskFieldType;
  /** What can be asked of it, in the order of a menu. */
  readonly operators: readonly AskOperator[];
  /** All there are, with their words, where these are few and known; empty: any, see `ask.values`. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
  /** What its numbers count: `rows`, `seconds`, `bytes`; `share`: 0 to 1, shown as per cent; empty for none. */
  readonly unit: string;
  /** Among the columns of a list unless others are named. */
  readonly isShown: boolean;
  /** False for a field of records that no record has a value in. */
  readonly isUsed: boolean;
}

/** Something that can be asked about, with its fields in their order. */
export interface AskSubjectView {
  readonly subject: AskSubject;
  /** `Leads`, `Runs`: one word or two for a menu. */
  readonly title: string;
  /** What its rows are called: `lead`, `leads`. */
  readonly one: string;
  readonly many: string;
  /** Rows there are. */
  readonly total: number;
  /** The field that `since March` means where none is named. */
  readonly dateField: string;
  readonly fields: readonly AskFieldView[];
  /** Questions to begin with. */
  readonly examples: readonly string[];
}

/** A piece of a sentence. `figure` and `value` may be set off; `name` is a field or subject. */
export interface AskWord {
  readonly text: string;
  readonly kind: 'plain' | 'figure' | 'value' | 'name';
}

/** A piece of the question and what was made of it. Places are UTF-16 units of the question, the end excluded. */
export interface AskPart {
  readonly from: number;
  readonly to: number;
  /** What it was taken for, in words; empty for what was passed over as meaningless, `null`: not understood. */
  readonly means: string | null;
  /** What of it was read otherwise than it is written; in quotes a piece is taken as it stands. */
  readonly slips?: readonly { readonly from: number; readonly to: number; readonly read: string }[];
  /** Of a name that is a value of several fields: what it was taken for, and what it may be instead. */
  readonly choice?: { readonly taken: AskTaken; readonly others: readonly AskTaken[] };
}

/** A name as a value of a field. */
export interface AskTaken {
  readonly field: string;
  readonly values: readonly string[];
}

/** What a question was taken for. Nothing has been run yet. */
export interface AskReading {
  readonly question: string;
  /**
   * `whole`: every word that matters was understood. `partly`: some were not, and the query lacks them. `none`: there is
   * no query. `refused`: it asks for something that questions never do; `message` says so.
   */
  readonly state: 'whole' | 'partly' | 'none' | 'refused';
  /** `null` for `none` and `refused`. */
  readonly query: AskQuery | null;
  /** The query in words, one line. */
  readonly words: readonly AskWord[];
  /** Who understood it. */
  readonly by: 'grammar' | 'model';
  /** True where the question went on from the one before. */
  readonly followsUp: boolean;
  readonly parts: readonly AskPart[];
  /** For the person: what was not understood and what to do, or why it is refused; empty for `whole`. */
  readonly message: string;
  /** Of a language model that was asked; `null` where none was. */
  readonly model: AskModelUse | null;
  /** Of `none`: what it is most likely about, and what it names of that, to begin a filter with; `null` for nothing known. */
  readonly likely: { readonly subject: AskSubject; readonly suggestions: readonly AskCondition[] } | null;
}

/** What asking a language model took. */
export interface AskModelUse {
  readonly status: LlmOutcome['status'];
  readonly modelId: string;
  /** Scheme and host it went to. */
  readonly endpoint: string;
  /** True where an earlier answer to the same question was used: nothing was sent. */
  readonly fromCache: boolean;
  /** Entries of the ledger, in their order; `llm.ledgerEntry` has every byte. Two where the first answer was not accepted. */
  readonly ledgerIds: readonly string[];
  readonly sentBytes: number;
  /** As the provider counted; `null` where it did not say, or nothing was sent. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** `null` without prices. */
  readonly cost: number | null;
  /** Why there is no answer, for the person; empty for `answered`. */
  readonly message: string;
}

/** What would be sent to a language model, to the byte. Nothing has been sent. */
export interface AskPreview {
  readonly endpoint: string;
  readonly modelId: string;
  /** `ask.read` by the model sends nothing that has another. Empty where nothing can be sent. */
  readonly requestHash: string;
  readonly body: string;
  /** The same for the eye. */
  readonly pretty: string;
  readonly sizeBytes: number;
  readonly estimate: LlmEstimate;
  readonly consent: 'given' | 'needed';
  /** Empty: it would be sent. `answeredBefore`: the answer is known and nothing is sent. */
  readonly obstacles: readonly LlmObstacle[];
  /** Pieces of the question that were taken out, since they look like somebody's data: `<email>`, `<number>`. */
  readonly masked: readonly string[];
}

export type AskModelEvent =
  | { readonly kind: 'progress'; readonly step: 'preparing' | 'waiting' | 'repairing' | 'checking' }
  /** The model's query where it keeps to the form, else what the grammar makes of the question; `model` says how it went. */
  | { readonly kind: 'done'; readonly reading: AskReading };

export interface AskColumn {
  /** Of a field; `#0`, `#1` for measures. */
  readonly name: string;
  readonly label: string;
  readonly type: AskFieldType;
  /** As in `AskFieldView`. */
  readonly unit: string;
  /** Of a group by time. */
  readonly by: 'day' | 'week' | 'month' | 'quarter' | 'year' | null;
}

/**
 * A row of an answer. Cells stand in the order of the columns: text and days as they are, instants as ISO 8601 UTC,
 * groups by time as their first day (`YYYY-MM-DD`), numbers as numbers, `null` for no value.
 */
export interface AskRow {
  readonly cells: readonly (string | number | null)[];
  /** What is behind it; see `AskTarget`. */
  readonly opens: AskRowTarget | null;
  /** Of a row of figures: the query that lists its rows. */
  readonly drill: AskQuery | null;
}

export type AskRowTarget =
  | { readonly kind: 'record'; readonly packId: PackId; readonly recordId: RecordId }
  | { readonly kind: 'run'; readonly runId: RunId }
  | { readonly kind: 'file'; readonly fileId: FileId }
  | { readonly kind: 'mapping'; readonly mappingId: MappingId; readonly version: number }
  | { readonly kind: 'scan'; readonly scanId: ScanId }
  | { readonly kind: 'lead'; readonly place: PipelinePlace; readonly leadId: LeadId };

/** A window of an answer. */
export interface AskAnswer {
  /** As it was run. */
  readonly query: AskQuery;
  /** The answer in one sentence: "1,204 leads: country is SG, no phone, loaded since 1 March 2026." */
  readonly sentence: readonly AskWord[];
  /** The days that spans of the query came to, in the order of its date conditions. */
  readonly spans: readonly {
    readonly field: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly columns: readonly AskColumn[];
  /** Place of the first row, from 0. */
  readonly first: number;
  readonly rows: readonly AskRow[];
  /** Rows or groups in all, as far as the query's limit lets them. */
  readonly total: number;
  /** Rows of the subject that the conditions find, and that there are. */
  readonly found: number;
  readonly of: number;
  readonly elapsedMs: number;
}

/** Where the rows that a query finds can be looked at and worked on. */
export type AskTarget =
  | { readonly screen: 'leads'; readonly packId: PackId; readonly filter: RecordFilter }
  | { readonly screen: 'history'; readonly filter: RunFilter }
  | { readonly screen: 'inbox'; readonly fileIds: readonly FileId[] }
  | { readonly screen: 'schemas'; readonly mappingIds: readonly MappingId[] }
  | { readonly screen: 'scan'; readonly scanIds: readonly ScanId[] };
