import { plainText } from '../../../core/llm/plainText.ts';
import type { LlmConnection, LlmReply, PreparedLlmCall } from '../../../core/ports/llm.ts';
import type { LlmRequest } from '../../../core/model/llmRequest.ts';
import { answerForms, settledReply } from './answerForms.ts';
import { type Deadline, endedReply, startDeadline } from './deadline.ts';
import { isRecord, readChatAnswer } from './chatAnswer.ts';
import { mostAttempts, retryDelayMs } from './retryDelay.ts';
import { readLimited } from './readLimited.ts';
import { serviceAddress } from './serviceAddress.ts';

/** How an answer is asked for, and what its limit is called, both of which differ between services. */
const forms = [
  'schema',
  'schema/completion',
  'object',
  'object/completion',
  'plain',
  'plain/completion',
] as const;
type ChatForm = (typeof forms)[number];

/** Puts questions to an endpoint that speaks OpenAI's chat completions. */
export function openAiCaller(): (connection: LlmConnection, request: LlmRequest) => Promise<PreparedLlmCall> {
  const known = answerForms<ChatForm>(forms);
  return async (connection, request) => {
    const base = serviceAddress(connection.baseUrl);
    const url = new URL(`${base.pathname.replace(/\/+$/, '')}/chat/completions`, base);
    const model = `${base.href} ${request.modelId}`;
    const form = known.of(model);
    const body = JSON.stringify(chatBody(request, form));
    return {
      endpoint: base.origin,
      body,
      async send(signal) {
        const deadline = startDeadline(connection.timeoutMs, signal);
        try {
          const reply = await post({ url, body, connection, deadline });
          return settledReply(reply, known, { model, form: (message) => nextRefused(form, message) });
        } finally {
          deadline.close();
        }
      },
    };
  };
}

/** Where only the name of the limit was refused, the same format comes next; else both names of it are through. */
function nextRefused(form: ChatForm, message: string): ChatForm {
  if (form.endsWith('/completion') || /max_completion_tokens|max_tokens/.test(message)) return form;
  return `${form}/completion` as ChatForm;
}

function chatBody({ modelId, system, user, repair, answer, maxTokens }: LlmRequest, form: ChatForm): object {
  const [format, limit] = form.split('/');
  const responseFormat =
    answer === null || format === 'plain'
      ? undefined
      : format === 'schema'
        ? { type: 'json_schema', json_schema: { name: answer.name, strict: true, schema: answer.schema } }
        : { type: 'json_object' };
  return {
    model: modelId,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: repair === null ? user : `${user}\n\n${repair}` },
    ],
    ...(responseFormat === undefined ? {} : { response_format: responseFormat }),
    [limit === 'completion' ? 'max_completion_tokens' : 'max_tokens']: maxTokens,
    stream: false,
  };
}

interface Post {
  readonly url: URL;
  readonly body: string;
  readonly connection: LlmConnection;
  readonly deadline: Deadline;
}

/** Sends until there is an answer, a refusal, or no time left. */
async function post(call: Post): Promise<LlmReply> {
  const { connection, deadline } = call;
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await postOnce(call, attempts);
    if ('reply' in outcome) return outcome.reply;
    const ended = deadline.ended();
    if (ended !== null) return endedReply(ended, { attempts, timeoutMs: connection.timeoutMs });
    const delayMs = retryDelayMs(attempts, outcome.retryAfter);
    if (attempts === mostAttempts || delayMs >= deadline.leftMs())
      return failed('unavailable', outcome.message, attempts);
    await deadline.wait(delayMs);
    const meanwhile = deadline.ended();
    if (meanwhile !== null) return endedReply(meanwhile, { attempts, timeoutMs: connection.timeoutMs });
  }
}

type Once = { readonly reply: LlmReply } | { readonly message: string; readonly retryAfter: string | null };

async function postOnce({ url, body, connection, deadline }: Post, attempts: number): Promise<Once> {
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(connection.key === null ? {} : { authorization: `Bearer ${connection.key}` }),
      },
      body,
      // A redirect would take data and key to wherever the service says.
      redirect: 'manual',
      signal: deadline.signal,
    });
    text = await readLimited(response.body);
  } catch {
    // Broken off, refused or reset; which of them, the deadline knows, and the words of the system may hold addresses.
    return { message: `${url.host} could not be reached.`, retryAfter: null };
  }
  const { status } = response;
  if (text === undefined) return { reply: failed('invalid', 'The answer is far too long.', attempts) };
  if (status === 200) return { reply: readChatAnswer(text, attempts) };
  const said = saidBy(text, connection.key);
  if (status === 408 || status === 429 || status >= 500)
    return {
      message:
        status === 429
          ? `${url.host} takes no more requests at the moment.${said}`
          : `${url.host} failed (${status}).${said}`,
      retryAfter: response.headers.get('retry-after'),
    };
  if (status === 0 || (status >= 300 && status < 400))
    return {
      reply: failed('refused', `${url.host} sends callers elsewhere; set the address it names.`, attempts),
    };
  if (
    (status === 400 || status === 422) &&
    !/context|too (long|large|many)|model\b.*\b(not|unknown)/i.test(said)
  )
    return { reply: { kind: 'otherForm', message: `${url.host} refused the request.${said}`, attempts } };
  if (status === 401 || status === 403)
    return { reply: failed('refused', `${url.host} refused the key.${said}`, attempts) };
  return { reply: failed('refused', `${url.host} refused the request (${status}).${said}`, attempts) };
}

function failed(status: 'unavailable' | 'refused' | 'invalid', message: string, attempts: number): LlmReply {
  return { kind: 'failed', status, message, attempts, bytes: 0 };
}

/** What the service says is wrong, as one short text; a key that it repeats is taken out. */
function saidBy(text: string, key: string | null): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A page of a proxy, say; its words help nobody.
    return '';
  }
  const error = isRecord(value) ? value['error'] : undefined;
  const message = isRecord(error) ? error['message'] : isRecord(value) ? value['message'] : error;
  if (typeof message !== 'string') return '';
  return ` It says: ${plainText(key === null ? message : message.replaceAll(key, '…'), saidCharacters)}`;
}

const saidCharacters = 200;
