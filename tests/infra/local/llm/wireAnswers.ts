import type { Behaviour, SeenRequest } from './modelServer.ts';

/** Answers as the services write them, for both wires. */
export interface Wire {
  readonly name: 'bedrock' | 'openai';
  /** An answer with this text. */
  says(text: string, stop?: string): Behaviour;
  /** A failure of the service. */
  fails(status: number, kind: string, headers?: Readonly<Record<string, string>>): Behaviour;
  /** The data of a request, which is one JSON object. */
  dataOf(request: SeenRequest): RequestData;
  /** All texts of a request that the model reads. */
  textsOf(request: SeenRequest): readonly string[];
  readonly stops: { readonly length: string; readonly filtered: string; readonly malformed: string };
}

export interface RequestData {
  readonly target: {
    readonly fields: readonly { readonly name: string }[];
    readonly taken: readonly string[];
  };
  readonly columns: readonly { readonly id: string; readonly header: string }[];
}

export const bedrockWire: Wire = {
  name: 'bedrock',
  says: (text, stop = 'end_turn') => ({
    status: 200,
    body: JSON.stringify({
      output: { message: { role: 'assistant', content: [{ text }] } },
      stopReason: stop,
      usage: { inputTokens: 1_000, outputTokens: 50, totalTokens: 1_050 },
      metrics: { latencyMs: 7 },
    }),
  }),
  fails: (status, kind, headers = {}) => ({
    status,
    headers: { 'x-amzn-errortype': kind, ...headers },
    body: JSON.stringify({ message: `${kind} says the test` }),
  }),
  dataOf: (request) => JSON.parse(bedrockWire.textsOf(request)[1] ?? '') as RequestData,
  textsOf(request) {
    const { system, messages } = JSON.parse(request.body) as {
      readonly system: readonly { readonly text: string }[];
      readonly messages: readonly { readonly content: readonly { readonly text: string }[] }[];
    };
    return [...system, ...messages.flatMap(({ content }) => content)].map(({ text }) => text);
  },
  stops: { length: 'max_tokens', filtered: 'content_filtered', malformed: 'malformed_tool_use' },
};

export const openAiWire: Wire = {
  name: 'openai',
  says: (content, stop = 'stop') => ({
    status: 200,
    body: JSON.stringify({
      id: 'x',
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: stop }],
      usage: { prompt_tokens: 1_000, completion_tokens: 50, total_tokens: 1_050 },
    }),
  }),
  fails: (status, kind, headers = {}) => ({
    status,
    headers,
    body: JSON.stringify({ error: { message: `${kind} says the test`, type: kind } }),
  }),
  dataOf: (request) =>
    JSON.parse((openAiWire.textsOf(request)[1] ?? '').split('\n\n')[0] ?? '') as RequestData,
  textsOf(request) {
    const { messages } = JSON.parse(request.body) as {
      readonly messages: readonly { readonly content: string }[];
    };
    return messages.map(({ content }) => content);
  },
  stops: { length: 'length', filtered: 'content_filter', malformed: 'tool_calls' },
};

/** Both wires. */
export const wires: readonly Wire[] = [bedrockWire, openAiWire];
