import type { AskFieldType, AskGroup, AskQuery, AskSubject } from '../model/ask.ts';
import type { AskValue } from '../model/askPlan.ts';
import type { MappingId } from '../model/ids.ts';
import type { LeadId } from '../model/lead.ts';
import type { UploadId } from '../model/upload.ts';

/** A piece of a sentence; `figure` and `value` may be set off. */
interface AskedWord {
  readonly text: string;
  readonly kind: 'plain' | 'figure' | 'value' | 'name';
}

/** A piece of a question and what it was taken for; places are UTF-16 units, the end excluded. */
interface AskedPart {
  readonly from: number;
  readonly to: number;
  readonly means: string | null;
  readonly slips?: readonly { readonly from: number; readonly to: number; readonly read: string }[];
  readonly choice?: { readonly taken: AskedTaken; readonly others: readonly AskedTaken[] };
}

interface AskedTaken {
  readonly field: string;
  readonly values: readonly string[];
}

interface AskedColumn {
  readonly name: string;
  readonly label: string;
  readonly type: AskFieldType;
  readonly unit: string;
  readonly by: AskGroup['by'];
}

/** A question in words, or a query of the closed language. */
export interface LeadQuestion {
  readonly asked:
    | { readonly question: string; readonly context: AskQuery | null }
    | { readonly query: AskQuery };
  /** IANA name of the asker's zone. */
  readonly zone: string;
  /** `next` of the answer before. */
  readonly after: string | null;
  readonly limit: number;
}

/** A lead, an upload, a version of a mapping, or a row of figures. Cells stand in the order of the columns. */
export interface LeadAnswerRow {
  readonly cells: readonly AskValue[];
  /** One of the three; `null` all of them for figures. */
  readonly leadId: LeadId | null;
  readonly uploadId: UploadId | null;
  readonly mapping: { readonly id: MappingId; readonly version: number } | null;
  /** Of a row of figures: the query that lists its rows. */
  readonly drill: AskQuery | null;
}

/** A window of an answer. */
export interface LeadAnswer {
  /** As it was run. */
  readonly query: AskQuery;
  readonly sentence: readonly AskedWord[];
  readonly columns: readonly AskedColumn[];
  readonly rows: readonly LeadAnswerRow[];
  /** Rows or groups in all, as far as the query's limit lets them. */
  readonly total: number;
  /** Rows that the conditions find, and that there are; `null` where only those of the time asked for were looked at. */
  readonly found: number;
  readonly of: number | null;
  /** ISO 8601 UTC: from when spans are seen, also on further windows; rows that came later are left out of these. */
  readonly asOf: string;
  readonly next: string | null;
}

/** How a question was read, `null` for a query; and its answer, `null` where there is nothing to be run. */
export interface LeadAsked {
  readonly reading: LeadReading | null;
  readonly answer: LeadAnswer | null;
}

/** Questions over what a pipeline keeps (leads, processing history, mappings): what is read by the grammar or given is a query, and only that is run. */
export interface AskApi {
  /** @throws {AppError} `ASK_INVALID` where the query does not fit, `ASK_TOO_LONG`, `USAGE` for an unknown zone or place */
  ask(asked: LeadQuestion): Promise<LeadAsked>;
  /**
   * Values that a field has, the most frequent first, those with `text` in them where it is given: of leads among the
   * newest `askOptions.leadsSampled`, of uploads among the newest `askOptions.valuesKnown`.
   * @throws {AppError} `ASK_INVALID` for a subject or field that is not there
   */
  values(wanted: {
    readonly subject: AskSubject;
    readonly field: string;
    readonly text: string;
    /** At most `askOptions.leadsSampled`. */
    readonly limit: number;
  }): Promise<readonly KnownValue[]>;
}

/** A value, and how many of the rows that were looked at have it. */
export interface KnownValue {
  readonly value: string;
  readonly count: number;
}

/** What the grammar took a question for; states and places as `AskReading` of the contract. */
export interface LeadReading {
  readonly question: string;
  readonly state: 'whole' | 'partly' | 'none' | 'refused';
  /** `null` for `none` and `refused`. */
  readonly query: AskQuery | null;
  /** The query in words. */
  readonly words: readonly AskedWord[];
  readonly followsUp: boolean;
  readonly parts: readonly AskedPart[];
  /** What was not understood, or why it is refused; empty for `whole`. */
  readonly message: string;
}
