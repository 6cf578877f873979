import type { FileId, PackId } from './ids.ts';

/** Nouns of asking a language model: what may be sent, what would be sent, what was sent and what came back. */

export const llmModes = ['never', 'off', 'ask', 'auto'] as const;
/**
 * `never`: left off for ever; no screen mentions it. `off`: the default; it can be switched on. `ask`: a person asks, a
 * file at a time, after reading the request. `auto`: where consent was given, new files are asked about in the background.
 */
export type LlmMode = (typeof llmModes)[number];

export const llmProviders = ['bedrock', 'openai'] as const;
/** `bedrock`: Amazon Bedrock Converse. `openai`: any endpoint that speaks OpenAI's chat completions, on this machine too. */
export type LlmProvider = (typeof llmProviders)[number];

export const llmSights = ['shapes', 'samples'] as const;
/** What the model may see of cells: their shapes, or besides up to three made-up values of the same form a column. */
export type LlmSight = (typeof llmSights)[number];

export const llmValueChoices = ['never', 'impersonal', 'all'] as const;
/**
 * Whether values of loaded records may be sent to be standardised, as they stand. `impersonal`: those of fields that
 * nobody is known by, such as countries. `all`: names of persons and companies, too.
 */
export type LlmValueChoice = (typeof llmValueChoices)[number];

export interface LlmSettings {
  readonly mode: LlmMode;
  readonly provider: LlmProvider;
  /** AWS region of Bedrock: `eu-central-1`. */
  readonly region: string;
  /** Name of the AWS profile whose credentials are used; empty: `default`. */
  readonly profile: string;
  /** Model or inference profile, as the provider names it; empty until one is chosen. */
  readonly modelId: string;
  /** Of an OpenAI-compatible endpoint, up to and with `/v1`; https, or http on this machine. */
  readonly baseUrl: string;
  /** Of Bedrock: a private endpoint in the person's own network; empty: the public one of the region. */
  readonly bedrockUrl: string;
  /** Environment variable that holds the endpoint's key, whose name ends with KEY or TOKEN; empty: the key that was stored for this address, if any. */
  readonly keyVariable: string;
  readonly see: LlmSight;
  /** Of packs without health data. */
  readonly values: LlmValueChoice;
  /** Of packs with health data, said apart; `never` unless a person has chosen otherwise. */
  readonly healthValues: LlmValueChoice;
  /** Tokens sent and received in a calendar month (UTC) at most. */
  readonly monthlyTokenLimit: number;
  /** Tokens sent and received for one file at most. */
  readonly fileTokenLimit: number;
  /** In the currency of the prices; `null`: no limit but that of tokens. */
  readonly monthlyCostLimit: number | null;
  /** What the provider charges for a million tokens, as the person knows it; `null`: no cost is shown. */
  readonly pricePerMillionIn: number | null;
  readonly pricePerMillionOut: number | null;
  /** From sending to the whole answer, repetitions after throttling included. */
  readonly timeoutSeconds: number;
}

/** Whether a model can be asked at all, and what is missing. */
export interface LlmStatus {
  readonly mode: LlmMode;
  /** Names of the settings that are still needed before anything can be sent; empty: ready. */
  readonly missing: readonly ('modelId' | 'region' | 'baseUrl' | 'key')[];
  /** Where the key of the OpenAI-compatible endpoint comes from; a stored one is for the address it was stored for. The key itself is never told. */
  readonly key: 'none' | 'stored' | 'environment';
  /** What protects a stored key: the file's permissions alone, or the system's own key store besides. */
  readonly keyProtection: 'permissions' | 'system';
  /** AWS profiles found on this machine, by name. */
  readonly profiles: readonly string[];
  /** ISO 8601 UTC until when nothing is sent, because the last calls all failed; `null`: calls go out. */
  readonly pausedUntil: string | null;
}

/** What is done with one column before it may be sent. */
export interface LlmMaskedColumn {
  readonly columnIndex: number;
  /** Opaque, as in the request: `c17`. */
  readonly id: string;
  /** As in the file; it never leaves the machine unless `sent` says the same. */
  readonly header: string;
  /** As in the request. */
  readonly sent: string;
  /** True where `sent` is not the header: some of its words might be data, so they were replaced by their shape. */
  readonly masked: boolean;
  /** Shapes as in the request, most frequent first. */
  readonly shapes: readonly string[];
  /** Code words such as `USD` or `OPEN` that are sent as they are; empty for none. */
  readonly words: readonly string[];
  /** Made-up values of the same form; empty at the level `shapes`. */
  readonly samples: readonly string[];
}

/** Why a request would not be sent, in the order in which they have to be dealt with. */
export type LlmObstacle =
  /** Switched off in the settings. */
  | { readonly kind: 'off' }
  | { readonly kind: 'notConfigured'; readonly missing: LlmStatus['missing'] }
  /** Every column is decided, or proposed with certainty, and no required field is open. */
  | { readonly kind: 'nothingUncertain' }
  /** The same question was answered before; the answer is used and nothing is sent. */
  | { readonly kind: 'answeredBefore'; readonly at: string }
  | { readonly kind: 'fileBudget'; readonly needed: number; readonly left: number }
  | { readonly kind: 'monthBudget'; readonly needed: number; readonly left: number }
  | { readonly kind: 'costBudget'; readonly needed: number; readonly left: number }
  /** The last calls failed one after the other. */
  | { readonly kind: 'paused'; readonly until: string };

export interface LlmEstimate {
  /** From the bytes, on the high side; providers count differently. */
  readonly inputTokens: number;
  /** The most that the answer may have. */
  readonly outputTokens: number;
  /** At the prices given, in their currency; `null` without prices. */
  readonly cost: number | null;
}

/** The exact request for a file, not sent. */
export interface LlmPreview {
  readonly fileId: FileId | null;
  readonly packId: PackId;
  readonly provider: LlmProvider;
  readonly modelId: string;
  /** Where it would go, without path and query; empty while the connection is not configured. */
  readonly endpoint: string;
  /** What may be seen of the cells: `shapes` for packs of health data whatever the settings say. */
  readonly see: LlmSight;
  readonly sensitive: boolean;
  /** SHA-256 over endpoint, model and body: `llm.ask` sends nothing that has another. Empty where there is no body. */
  readonly requestHash: string;
  /** The body, byte for byte (UTF-8); empty where there is nothing to ask. */
  readonly body: string;
  /** The same for the eye: indented, and the data block and the schema, which are texts inside it, as objects. */
  readonly pretty: string;
  readonly sizeBytes: number;
  readonly columns: readonly LlmMaskedColumn[];
  readonly fieldCount: number;
  readonly estimate: LlmEstimate;
  /** Whether requests of this kind (provider, endpoint, model, pack, level) were agreed to before. */
  readonly consent: 'given' | 'needed';
  /** Empty: `llm.ask` would send it. */
  readonly obstacles: readonly LlmObstacle[];
}

/** How asking for one file ended; stands on its proposal. */
export interface LlmOutcome {
  /**
   * `answered`: votes stand beside the columns. `unavailable`: no answer in time. `invalid`: twice an answer outside the
   * closed schema, or cut off. `refused`: the service or its filter said no. `budget`: a limit was met and nothing sent.
   */
  readonly status: 'answered' | 'unavailable' | 'invalid' | 'refused' | 'budget' | 'cancelled';
  readonly provider: LlmProvider;
  readonly modelId: string;
  readonly see: LlmSight;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Columns that were asked about. */
  readonly columnCount: number;
  /** True where an earlier answer for the same layout was used. */
  readonly fromCache: boolean;
  /** One sentence for the person; empty for `answered`. */
  readonly message: string;
}

/** One vote of the model, checked against the closed schema. */
export interface LlmMapping {
  readonly columnIndex: number;
  /** `null`: none of the fields. */
  readonly field: string | null;
  /** Plain text without control characters, at most 200 characters. */
  readonly reason: string;
}

/** An answer kept for the layout, so that its next file sends nothing. */
export interface LlmAnswer {
  readonly mappings: readonly LlmMapping[];
  /** Columns that were asked about, ascending. */
  readonly columnIndexes: readonly number[];
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Of the entry in the ledger. */
  readonly ledgerId: string;
}

/** What was agreed to: requests of this kind may be sent. */
export interface LlmConsent {
  /** Names the consent; made of what follows. */
  readonly id: string;
  readonly provider: LlmProvider;
  readonly endpoint: string;
  readonly modelId: string;
  readonly see: LlmSight;
  readonly packId: PackId;
  readonly sensitive: boolean;
  /** ISO 8601 UTC. */
  readonly givenAt: string;
  /** Of the request that was read. */
  readonly requestHash: string;
}

/** One request that left the machine, or was about to. Written before the first byte leaves. */
export interface LlmLedgerEntry {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** `repair`: the same question again with what was wrong with the answer. `test`: without any data. */
  readonly kind: 'ask' | 'repair' | 'test';
  readonly provider: LlmProvider;
  readonly endpoint: string;
  readonly modelId: string;
  /** `values`: the values themselves, of records that were to be standardised. */
  readonly see: LlmSight | 'values';
  readonly promptVersion: string;
  readonly fileId: FileId | null;
  /** Known here only; never sent. */
  readonly fileName: string | null;
  readonly packId: PackId | null;
  readonly columnCount: number;
  readonly requestBytes: number;
  readonly requestSha256: string;
  readonly estimate: LlmEstimate;
  /** `null`: under way, or Mapwright ended before it heard. */
  readonly outcome: LlmLedgerOutcome | null;
}

export interface LlmLedgerOutcome {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly status: Exclude<LlmOutcome['status'], 'budget'>;
  /** As the provider counted them; `null` where it did not say. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
  readonly cost: number | null;
  readonly latencyMs: number;
  /** Times the request was sent, repetitions after throttling included. */
  readonly attempts: number;
  readonly answerBytes: number;
  /** What was wrong; empty for `answered`. Never text of the answer. */
  readonly message: string;
}

/** What a request was for: which field a column feeds, values in standard form, a question in plain words, the connection. */
export type LlmPurpose = 'columns' | 'values' | 'question' | 'test';

/** An entry as people read it. */
export interface LlmLedgerView extends LlmLedgerEntry {
  readonly purpose: LlmPurpose;
}

/** An entry with what was sent and what came back, word for word. */
export interface LlmLedgerRecord extends LlmLedgerEntry {
  readonly body: string;
  /** Cut at 65,536 characters; `null` where nothing came. */
  readonly answer: string | null;
}

/** Tokens and cost of the calendar month (UTC) so far. */
export interface LlmBudget {
  /** `2026-11`. */
  readonly month: string;
  readonly calls: number;
  /** Calls whose provider told no tokens count with their estimate. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly tokenLimit: number;
  /** `null` without prices. */
  readonly cost: number | null;
  readonly costLimit: number | null;
}

export interface LlmTest {
  readonly ok: boolean;
  /** One sentence: what answered, or what is wrong and what to do. */
  readonly message: string;
  readonly latencyMs: number;
  readonly ledgerId: string | null;
}

export type LlmEvent =
  | { readonly kind: 'progress'; readonly step: 'preparing' | 'waiting' | 'repairing' | 'checking' }
  /** The proposal has the votes now. */
  | { readonly kind: 'done'; readonly outcome: LlmOutcome }
  /** The local proposal stands. */
  | { readonly kind: 'failed'; readonly outcome: LlmOutcome };
