import type { LlmLedgerOutcome, LlmProvider } from '../model/llm.ts';
import type { LlmRequest } from '../model/llmRequest.ts';

/** Where a request goes and as whom. */
export interface LlmConnection {
  readonly provider: LlmProvider;
  readonly region: string;
  /** AWS profile; empty: `default`. */
  readonly profile: string;
  readonly modelId: string;
  /** Of the endpoint; for Bedrock empty where the region's public one is meant. */
  readonly baseUrl: string;
  /** Key of an OpenAI-compatible endpoint; `null` for none. */
  readonly key: string | null;
  /** From sending to the whole answer, repetitions included. */
  readonly timeoutMs: number;
}

/** A request in the provider's form, not sent yet. */
export interface PreparedLlmCall {
  /** Scheme and host, as the person is to see it. */
  readonly endpoint: string;
  /** The body, exactly as `send` sends it. */
  readonly body: string;
  /** Sends the body, again where the service asks for it. Rejects for bugs only. */
  send(signal?: AbortSignal): Promise<LlmReply>;
}

export type LlmReply =
  | {
      readonly kind: 'answer';
      readonly text: string;
      /** `length`: cut off at the limit of tokens. `filtered`: by the provider's own rules. `malformed`: the service says so itself. */
      readonly stop: 'complete' | 'length' | 'filtered' | 'malformed';
      /** As counted by the provider; `null` where it did not say. */
      readonly tokens: LlmLedgerOutcome['tokens'];
      readonly attempts: number;
      readonly bytes: number;
    }
  /** The model takes no answer schema in this form. `prepare` knows now and gives the next form. */
  | { readonly kind: 'otherForm'; readonly message: string; readonly attempts: number }
  | {
      readonly kind: 'failed';
      readonly status: 'unavailable' | 'refused' | 'invalid' | 'cancelled';
      /** One sentence for the person; may quote the service. */
      readonly message: string;
      readonly attempts: number;
      readonly bytes: number;
    };

/** Speaks with the providers. */
export interface LlmClient {
  /**
   * Puts a question into the provider's form. Sends nothing, reads no credentials.
   * @throws {AppError} `LLM_REFUSED` where the connection cannot be: an address that is none, plain http to another machine
   */
  prepare(connection: LlmConnection, request: LlmRequest): Promise<PreparedLlmCall>;
  /** Names of the AWS profiles on this machine, sorted; empty where there are none. */
  profiles(): Promise<readonly string[]>;
}

/** Keeps secrets. What is kept can be used by adapters, never shown. */
export interface SecretStore {
  /** What protects the file besides being the person's own: nothing, or the system's key store. */
  readonly protection: 'permissions' | 'system';
  get(name: string): Promise<string | undefined>;
  /** `null` takes it away. */
  put(name: string, value: string | null): Promise<void>;
  /** Value of an environment variable of the host. */
  fromEnvironment(variable: string): string | undefined;
}

/** HMAC-SHA256 of UTF-8 text under a key that is new with every start and kept nowhere; lower-case hex. */
export type SessionHash = (text: string) => string;
