import type { LlmReply } from '../../../core/ports/llm.ts';

/** Reads the answer of a chat completion; a body that is none is the service's fault and `invalid`. */
export function readChatAnswer(text: string, attempts: number): LlmReply {
  const bytes = Buffer.byteLength(text);
  const invalid: LlmReply = {
    kind: 'failed',
    status: 'invalid',
    message: 'What came back is no answer of a chat endpoint.',
    attempts,
    bytes,
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Cut off, or no JSON at all.
    return invalid;
  }
  const choices = isRecord(value) ? value['choices'] : undefined;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message = isRecord(choice) ? choice['message'] : undefined;
  if (!isRecord(choice) || !isRecord(message)) return invalid;
  const { content, refusal } = message;
  const stop = isFilled(refusal) ? 'filtered' : stopOf(choice['finish_reason']);
  // A filtered answer may have no text.
  if (typeof content !== 'string' && stop === 'complete') return invalid;
  return {
    kind: 'answer',
    text: typeof content === 'string' ? content : '',
    stop,
    tokens: tokensOf(isRecord(value) ? value['usage'] : undefined),
    attempts,
    bytes,
  };
}

function stopOf(reason: unknown): 'complete' | 'length' | 'filtered' | 'malformed' {
  switch (reason) {
    case 'stop':
    case 'eos':
    case null:
    case undefined:
      return 'complete';
    case 'length':
      return 'length';
    case 'content_filter':
      return 'filtered';
    default:
      return 'malformed';
  }
}

function tokensOf(usage: unknown): { readonly input: number; readonly output: number } | null {
  if (!isRecord(usage)) return null;
  const { prompt_tokens: input, completion_tokens: output } = usage;
  return isCount(input) && isCount(output) ? { input, output } : null;
}

/** A service may say anything; a figure that is none must not upset the budget. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 1e9;
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
