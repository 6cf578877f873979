import type { BedrockRuntimeClientConfig, ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import type { LlmConnection, LlmReply, PreparedLlmCall } from '../../../core/ports/llm.ts';
import type { LlmRequest } from '../../../core/model/llmRequest.ts';
import { answerForms, settledReply } from './answerForms.ts';
import { bedrockFailure } from './bedrockFailure.ts';
import { bedrockHandler, type WatchedHandler } from './bedrockHandler.ts';
import { textOfBody } from './bodyText.ts';
import { type ConverseForm, converseForms, converseInput, toolName } from './converseInput.ts';
import { type Deadline, endedReply, startDeadline } from './deadline.ts';
import { mostAttempts, retryDelayMs } from './retryDelay.ts';
import { serviceAddress } from './serviceAddress.ts';

/**
 * Puts questions to Amazon Bedrock by its Converse operation. The SDK is loaded with the first question.
 *
 * @param credentialsOf those of the named profile, or of the function's role, and no others: the SDK's own search would let
 *   an environment variable or the machine's role decide whose account pays and sees the request
 */
export function bedrockCaller(
  credentialsOf: (profile: string) => Promise<NonNullable<BedrockRuntimeClientConfig['credentials']>>,
): (connection: LlmConnection, request: LlmRequest) => Promise<PreparedLlmCall> {
  const known = answerForms<ConverseForm>(converseForms);
  return async (connection, request) => {
    const model = `${connection.baseUrl} ${connection.region} ${request.modelId}`;
    const form = known.of(model);
    const input = converseInput(request, form);
    const sdk = await import('@aws-sdk/client-bedrock-runtime');
    const draft = await draftOf(connection, (config) =>
      new sdk.BedrockRuntimeClient(config).send(new sdk.ConverseCommand(input)),
    );
    return {
      ...draft,
      async send(signal) {
        const deadline = startDeadline(connection.timeoutMs, signal);
        const handler = await bedrockHandler(connection.timeoutMs, draft.body);
        const client = new sdk.BedrockRuntimeClient({
          ...shared(connection),
          credentials: await credentialsOf(connection.profile),
          requestHandler: handler,
        });
        try {
          const converse = (): Promise<ConverseCommandOutput> =>
            client.send(new sdk.ConverseCommand(input), { abortSignal: deadline.signal });
          const reply = await repeated(converse, { connection, deadline, handler });
          return settledReply(reply, known, { model, form: () => form });
        } finally {
          deadline.close();
          client.destroy();
        }
      },
    };
  };
}

function shared({ region, baseUrl }: LlmConnection): BedrockRuntimeClientConfig {
  return {
    region,
    // An address of the person's own, such as a private endpoint in their network.
    ...(baseUrl === '' ? {} : { endpoint: serviceAddress(baseUrl).href }),
    // `adaptive` would slow every call of the client for long after one that was throttled.
    retryMode: 'standard',
    maxAttempts: mostAttempts,
    // A bearer token in the environment would be taken otherwise.
    authSchemePreference: ['sigv4'],
  };
}

/** Has the SDK make the request as far as the wire, and takes it from there. */
async function draftOf(
  connection: LlmConnection,
  send: (config: BedrockRuntimeClientConfig) => Promise<unknown>,
): Promise<Pick<PreparedLlmCall, 'endpoint' | 'body'>> {
  let taken: Pick<PreparedLlmCall, 'endpoint' | 'body'> | undefined;
  const stopHere = new Error('The request goes no further.');
  const config: BedrockRuntimeClientConfig = {
    ...shared(connection),
    // Signs nothing that anybody sees.
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    requestHandler: {
      metadata: { handlerProtocol: 'h2' },
      async handle(request: unknown) {
        const { protocol, hostname, port, body } = request as SentRequest;
        taken = {
          endpoint: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
          body: textOfBody(body),
        };
        throw stopHere;
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  };
  try {
    await send(config);
  } catch (error) {
    if (error !== stopHere) throw error;
  }
  if (taken === undefined) throw new Error('Invariant broken: the SDK sent nothing');
  return taken;
}

interface SentRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly body: unknown;
}

interface Repeating {
  readonly connection: LlmConnection;
  readonly deadline: Deadline;
  readonly handler: WatchedHandler;
}

/** The SDK repeats after throttling and failures of the service; after a model's own time-out or failure (408, 424) it does not. */
async function repeated(
  converse: () => Promise<ConverseCommandOutput>,
  { connection, deadline, handler }: Repeating,
): Promise<LlmReply> {
  for (let round = 1; ; round += 1) {
    try {
      return answerOf(await deadline.before(converse()), handler);
    } catch (error) {
      const ended = deadline.ended();
      const attempts = handler.attempts();
      if (ended !== null) return endedReply(ended, { attempts, timeoutMs: connection.timeoutMs });
      const { reply, again } = bedrockFailure(error, handler);
      const delayMs = retryDelayMs(round, null);
      // Each round may have had attempts of the SDK's own.
      if (!again || attempts >= mostAttempts || delayMs >= deadline.leftMs()) return reply;
      await deadline.wait(delayMs);
    }
  }
}

function answerOf({ output, stopReason, usage }: ConverseCommandOutput, handler: WatchedHandler): LlmReply {
  let text = '';
  for (const block of output?.message?.content ?? []) {
    if (block.text !== undefined) text += block.text;
    else if (block.toolUse?.name === toolName) text += JSON.stringify(block.toolUse.input ?? null);
  }
  const { inputTokens, outputTokens } = usage ?? {};
  return {
    kind: 'answer',
    text,
    stop: stopOf(stopReason),
    tokens:
      inputTokens === undefined || outputTokens === undefined
        ? null
        : { input: inputTokens, output: outputTokens },
    attempts: handler.attempts(),
    bytes: handler.bytes(),
  };
}

function stopOf(
  reason: ConverseCommandOutput['stopReason'],
): 'complete' | 'length' | 'filtered' | 'malformed' {
  switch (reason) {
    case 'end_turn':
    case 'stop_sequence':
    case 'tool_use':
      return 'complete';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    case 'content_filtered':
    case 'guardrail_intervened':
      return 'filtered';
    case 'malformed_model_output':
    case 'malformed_tool_use':
    case undefined:
      return 'malformed';
  }
  // A reason that this version of the SDK does not know.
  return 'malformed';
}
