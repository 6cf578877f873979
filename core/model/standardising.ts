import type { LlmEstimate, LlmObstacle, LlmProvider } from './llm.ts';
import type { PackId } from './ids.ts';

/** Nouns of having a language model standardise values of records that no rule could. */

declare const brand: unique symbol;
/** Names a job; of its session, too. */
export type StandardJobId = string & { readonly [brand]: 'StandardJobId' };
/** Names a suggestion. */
export type SuggestionId = string & { readonly [brand]: 'SuggestionId' };

/**
 * What the values of a field are. `list`: one of the values that the pack names. `country`: a country. `person`: a
 * person's name. `company`: what an organisation is called.
 */
export type StandardKind = 'list' | 'country' | 'person' | 'company';

/** How the values of one field are standardised. */
export interface StandardRule {
  readonly field: string;
  readonly label: string;
  readonly description: string;
  readonly kind: StandardKind;
  /** Its values may say who somebody is; they are sent only where the settings allow personal values. */
  readonly isPersonal: boolean;
  /** The values that there are, for `list`; empty for the others. */
  readonly allowed: readonly string[];
  /** Forms in which countries are written. */
  readonly form: 'name' | 'alpha2' | 'alpha3';
  readonly maxLength: number | null;
}

/** A value that no rule could standardise, and how many records have it. */
export interface OpenValue {
  readonly value: string;
  readonly records: number;
}

/** Values of one field that one request asks about; the work of an item. */
export interface StandardBatch {
  readonly field: string;
  /** Each once. */
  readonly values: readonly string[];
}

/** Why a value was not standardised although the model was asked. `rules`: its answer is against the rules of the field. `answer`: no answer about it kept to the form. */
export type StandardFault = 'rules' | 'answer';

/** What became of one value. */
export type StandardVerdict =
  | { readonly kind: 'changed'; readonly value: string; readonly to: string }
  /** The model says that it is right, or that it does not know. */
  | { readonly kind: 'left'; readonly value: string }
  | { readonly kind: 'fault'; readonly value: string; readonly fault: StandardFault };

/** A verdict that is kept, so that no value is asked about twice. */
export interface KeptVerdict {
  readonly verdict: StandardVerdict;
  readonly modelId: string;
  /** Its share of what the request cost; `null` without prices. */
  readonly cost: number | null;
  readonly ledgerId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/**
 * `running`: batches are worked off. `paused`: by a person, or because of `why`; it can go on. `done`: every batch is
 * counted. `ended`: a person ended it before that.
 */
export type StandardJobState = 'running' | 'paused' | 'done' | 'ended';

/** Which limit a job has met: of its own cost, of its own tokens, or of the month. */
export const standardLimits = ['cost', 'tokens', 'month'] as const;
export type StandardLimit = (typeof standardLimits)[number];

/** One order to standardise. */
export interface StandardJob {
  readonly id: StandardJobId;
  readonly packId: PackId;
  readonly fields: readonly string[];
  /** Of its fields, as they were when it began; empty in jobs of earlier versions. */
  readonly rules: readonly StandardRule[];
  readonly provider: LlmProvider;
  readonly modelId: string;
  readonly state: StandardJobState;
  /** One sentence for the person why it pauses; empty otherwise. */
  readonly why: string;
  /** The limit that it pauses at; `null` for another reason, and where it does not pause. */
  readonly met: StandardLimit | null;
  readonly estimate: LlmEstimate;
  /** What it may cost at most, in the currency of the prices; `null`: no limit but that of tokens. */
  readonly mostCost: number | null;
  /** Tokens sent and received at most. */
  readonly mostTokens: number;
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Batches, and how many of them are counted. */
  readonly total: number;
  readonly counted: number;
  /** Values, and what became of them: `suggested + left + refused` are those of counted batches. */
  readonly values: number;
  readonly suggested: number;
  readonly left: number;
  /** Values with a fault: its dead letters. */
  readonly refused: number;
  /** Of all these, the ones whose answer was known before. */
  readonly cached: number;
  /** Batches that came after it was ended; their suggestions are offered and counted nowhere. */
  readonly late: number;
}

/** A job with what it has cost by now. */
export interface StandardJobView extends Omit<StandardJob, 'rules'> {
  readonly calls: number;
  readonly tokens: number;
  /** `null` without prices. */
  readonly cost: number | null;
}

/** `open`: nobody has decided. `accepted`: its records were changed. `rejected`: the value is right as it is, and is not asked about again. */
export const suggestionStates = ['open', 'accepted', 'rejected'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What a model would write in place of a value. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly jobId: StandardJobId;
  readonly packId: PackId;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly state: SuggestionState;
  /** Empty: the rules said so. */
  readonly modelId: string;
  readonly cost: number | null;
  readonly ledgerId: string;
  readonly at: string;
  /** It came after its job was ended. */
  readonly isLate: boolean;
  /** Who decided it and when; `null` while it is open. */
  readonly decided: { readonly by: string; readonly at: string } | null;
  /** Under which its records are changed, at one stroke or one by one; `null` before that. */
  readonly batch: string | null;
}

/** A suggestion as it stands beside the value of one record. */
export interface RecordSuggestion extends Suggestion {
  /** The value of this record is right as it is, as somebody said; the suggestion may stand for others. */
  readonly isKept: boolean;
}

/** Names a value. */
export interface FieldValue {
  readonly field: string;
  readonly value: string;
}

/** A value that the model was asked about in vain. */
export interface DeadValue extends FieldValue {
  readonly fault: StandardFault;
}

/** The same with how many records have it now. */
export interface DeadValueView extends DeadValue {
  readonly records: number;
}

/** One field with what rules leave open. */
export interface StandardField {
  readonly field: string;
  readonly label: string;
  readonly kind: StandardKind;
  readonly isPersonal: boolean;
  /** The settings let its values be sent. */
  readonly mayBeSent: boolean;
  /** Different values that only a model may know and was not asked about yet, and the records that have them. */
  readonly values: number;
  readonly records: number;
  /** Different values that the rules themselves can write, without asking anybody. */
  readonly byRule: number;
}

/** What there is to standardise in a pack. */
export interface StandardOverview {
  /** Health data: which of its values may be sent, the settings say apart. */
  readonly sensitive: boolean;
  readonly fields: readonly StandardField[];
  /** Records that were gone through, where there are more than one look has time for. */
  readonly looked?: { readonly records: number; readonly of: number };
}

/** How far jobs are, and what waits for a decision. */
export interface StandardProgress {
  /** Newest first. */
  readonly jobs: readonly StandardJobView[];
  readonly suggestions: Readonly<Record<SuggestionState, number>>;
  /** Values that were asked about in vain and wait for somebody. */
  readonly dead: number;
}

/** A suggestion with how many records have the value now. */
export interface SuggestionView extends Suggestion {
  readonly records: number;
}

/** What starting would do, to the byte; nothing is sent. */
export interface StandardPlan {
  /** SHA-256 over where and what: starting with another one sends nothing. */
  readonly requestHash: string;
  readonly provider: LlmProvider;
  readonly modelId: string;
  readonly endpoint: string;
  /** Values that would be sent. */
  readonly values: number;
  /** Values whose answer is known and which are not sent. */
  readonly cached: number;
  /** Values that the rules can write. */
  readonly byRule: number;
  readonly batches: number;
  readonly estimate: LlmEstimate;
  readonly mostTokens: number;
  /** The first bodies as they will be sent, and the same for the eye. Repairs repeat them with one fixed sentence, halves with fewer values. */
  readonly requests: readonly {
    readonly field: string;
    readonly values: number;
    readonly body: string;
    readonly pretty: string;
  }[];
  /** Empty: it can start. */
  readonly obstacles: readonly (
    | LlmObstacle
    | { readonly kind: 'valuesOff' }
    | { readonly kind: 'sensitive' }
  )[];
}
