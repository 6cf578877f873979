/** JSON, as a schema of an answer is written. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A question for a language model, before a provider's form is put on it. */
export interface LlmRequest {
  /** Of the template; a new one makes earlier answers void. */
  readonly promptVersion: string;
  readonly modelId: string;
  /** What the model is to do. Fixed text, without anything of a file. */
  readonly system: string;
  /** The data: one JSON object. */
  readonly user: string;
  /** What was wrong with the answer to the same question; `null` the first time. Fixed text and positions only. */
  readonly repair: string | null;
  /** JSON schema of the answer; `null` where any text will do. */
  readonly answer: { readonly name: string; readonly schema: Json } | null;
  /** Tokens of the answer at most; unset, providers reserve the model's maximum against the quota. */
  readonly maxTokens: number;
}
