import { testRequest } from '../../llm/buildRequest.ts';
import type { LlmSettings, LlmTest } from '../../model/llm.ts';
import type { LlmClient, LlmConnection, LlmReply } from '../../ports/llm.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LlmCalls, Verdict } from './llmCalls.ts';

export interface ConnectionToTest {
  readonly client: LlmClient;
  readonly calls: LlmCalls;
  readonly clock: Clock;
  readonly connection: LlmConnection;
  readonly settings: LlmSettings;
}

/** As many forms as a provider has. */
const mostForms = 6;

/** Sends a few words without any data. Any answer will do: it shows that address, credentials and model work together. */
export async function testConnection(
  { client, calls, clock, connection, settings }: ConnectionToTest,
  signal: AbortSignal | undefined,
): Promise<LlmTest> {
  const request = testRequest(settings.modelId);
  const begun = clock.now();
  for (let form = 0; ; form += 1) {
    const call = await client.prepare(connection, request);
    const { reply, verdict, ledgerId } = await calls.send(
      call,
      {
        kind: 'test',
        settings,
        see: settings.see,
        request,
        fileId: null,
        fileName: null,
        packId: null,
        columnCount: 0,
      },
      { judge, signal },
    );
    if (reply.kind === 'otherForm' && form + 1 < mostForms) continue;
    const ok = verdict.status === 'answered';
    return {
      ok,
      message: ok ? `${settings.modelId} answered.` : verdict.message,
      latencyMs: Math.max(0, clock.now() - begun),
      ledgerId,
    };
  }
}

function judge(reply: LlmReply): Verdict {
  switch (reply.kind) {
    case 'answer':
      return reply.stop === 'filtered'
        ? { status: 'refused', message: 'The provider’s filter held the answer back.' }
        : { status: 'answered', message: '' };
    case 'otherForm':
      return { status: 'refused', message: reply.message };
    case 'failed':
      return { status: reply.status, message: reply.message };
  }
}
