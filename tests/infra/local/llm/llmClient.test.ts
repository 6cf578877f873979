import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LlmConnection, LlmReply } from '../../../../core/ports/llm.ts';
import {
  type AwsFiles,
  awsFiles,
  clientFor,
  connectionTo,
  endpointKey,
  region,
  secret,
  smallRequest,
} from './callers.ts';
import { type ModelServer, openModelServer } from './modelServer.ts';
import { signatureFault } from './verifySignature.ts';
import { bedrockWire, openAiWire, wires } from './wireAnswers.ts';

let server: ModelServer;
let files: AwsFiles;
beforeAll(() => {
  files = awsFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  server = await openModelServer();
});
afterEach(() => server.close());

const tenMegabytes = 'x'.repeat(10 * 1024 * 1024);

async function send(
  provider: LlmConnection['provider'],
  change: Partial<LlmConnection> = {},
  signal?: AbortSignal,
): Promise<LlmReply> {
  const call = await clientFor(files).prepare(connectionTo(provider, server.url, change), smallRequest);
  return call.send(signal);
}

describe.each(wires)('the wire of $name', (wire) => {
  const { name } = wire;

  it('sends exactly the body that was prepared and reads answer and tokens', async () => {
    server.play(wire.says('{"mappings":[]} ✓'));
    const call = await clientFor(files).prepare(connectionTo(name, server.url), smallRequest);
    expect(server.requests).toHaveLength(0);
    expect(call.endpoint).toBe(server.url);
    expect(await call.send()).toMatchObject({
      kind: 'answer',
      text: '{"mappings":[]} ✓',
      stop: 'complete',
      tokens: { input: 1_000, output: 50 },
      attempts: 1,
    });
    expect(server.requests.map(({ body }) => body)).toEqual([call.body]);
    expect(call.body).not.toMatch(/temperature|top_p|top_k/);
    expect(call.body).toContain('Größe ✓');
  });

  it('sends again after throttling, as long as the service asks for', async () => {
    server.play(
      wire.fails(429, 'ThrottlingException', { 'retry-after': '1' }),
      wire.fails(503, 'ServiceUnavailableException'),
      wire.says('ok'),
    );
    const begun = performance.now();
    expect(await send(name)).toMatchObject({ kind: 'answer', attempts: 3 });
    // No timed assertion: that it did not come back at once is the promise.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_000);
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  it.each([
    [408, 'ModelTimeoutException'],
    [500, 'InternalServerException'],
  ])('sends again after %i', async (status, kind) => {
    server.play(wire.fails(status, kind), wire.says('ok'));
    expect(await send(name)).toMatchObject({ kind: 'answer', text: 'ok', attempts: 2 });
  });

  it('gives up after four times', async () => {
    server.play(wire.fails(500, 'InternalServerException'));
    expect(await send(name)).toMatchObject({ kind: 'failed', status: 'unavailable', attempts: 4 });
    expect(server.requests).toHaveLength(4);
  });

  it('does not wait longer than it may for what asks for more', async () => {
    server.play(wire.fails(429, 'ThrottlingException', { 'retry-after': '3600' }));
    expect(await send(name, { timeoutMs: 1_500 })).toMatchObject({ kind: 'failed', status: 'unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it('ends in time where nothing comes', async () => {
    server.play('hang');
    expect(await send(name, { timeoutMs: 400 })).toMatchObject({
      kind: 'failed',
      status: 'unavailable',
      message: expect.stringMatching(/^No answer within/) as string,
    });
  });

  it('ends when the person breaks it off', async () => {
    server.play('hang');
    const controller = new AbortController();
    const reply = send(name, {}, controller.signal);
    setTimeout(() => controller.abort(), 150);
    expect(await reply).toMatchObject({ kind: 'failed', status: 'cancelled' });
  });

  it('survives connections that are reset', async () => {
    server.play('reset', wire.says('ok'));
    expect(await send(name)).toMatchObject({ kind: 'answer', text: 'ok' });
  });

  it('refuses an answer that is cut off in its JSON', async () => {
    const whole = wire.says('{"mappings":[]}');
    server.play(typeof whole === 'object' ? { ...whole, body: whole.body.slice(0, -9) } : whole);
    expect(await send(name)).toMatchObject({ kind: 'failed', status: 'invalid' });
  });

  it('survives a connection that ends within the answer', async () => {
    const whole = wire.says('{"mappings":[]}');
    server.play(typeof whole === 'object' ? { ...whole, cut: true } : whole);
    expect(await send(name, { timeoutMs: 3_000 })).toMatchObject({ kind: 'failed' });
  });

  it('refuses an answer that is no answer', async () => {
    server.play({ status: 200, body: '<html>welcome to the proxy</html>' });
    expect(await send(name)).toMatchObject({ kind: 'failed', status: 'invalid' });
  });

  it('reads no more of an endless answer than it must', async () => {
    server.play(wire.says(tenMegabytes));
    expect(await send(name)).toMatchObject({ kind: 'failed', status: 'invalid' });
  });

  it.each(['length', 'filtered', 'malformed'] as const)('tells that an answer is %s', async (stop) => {
    server.play(wire.says('{"mappings":[', wire.stops[stop]));
    expect(await send(name)).toMatchObject({ kind: 'answer', stop });
  });

  it('tells what a refusal says, and sends nothing again', async () => {
    server.play(wire.fails(403, 'AccessDeniedException'));
    expect(await send(name)).toMatchObject({
      kind: 'failed',
      status: 'refused',
      message: expect.stringContaining('says the test') as string,
      attempts: 1,
    });
  });

  it('takes the next form of an answer where the model refuses one, and knows it from then on', async () => {
    const client = clientFor(files);
    const connection = connectionTo(name, server.url);
    const refusal = wire.fails(400, 'ValidationException');
    server.play(refusal, refusal, wire.says('ok'));
    const first = await client.prepare(connection, smallRequest);
    expect(await first.send()).toMatchObject({ kind: 'otherForm' });
    const second = await client.prepare(connection, smallRequest);
    expect(second.body).not.toBe(first.body);
    expect(await second.send()).toMatchObject({ kind: 'otherForm' });
    const third = await client.prepare(connection, smallRequest);
    expect(await third.send()).toMatchObject({ kind: 'answer' });
    expect((await client.prepare(connection, smallRequest)).body).toBe(third.body);
    const another = await client.prepare(connection, { ...smallRequest, modelId: 'another' });
    expect(another.body).toContain('json_schema');
  });

  it('refuses plain http to another machine', async () => {
    const connection = connectionTo(name, 'http://models.example.org');
    await expect(clientFor(files).prepare(connection, smallRequest)).rejects.toMatchObject({
      code: 'LLM_REFUSED',
    });
  });
});

describe('Bedrock', () => {
  it('speaks HTTP/2, signs for bedrock with the chosen profile, and names the model in the path', async () => {
    server.play((request) => {
      const fault = signatureFault(request, { secret, region, service: 'bedrock' });
      return fault === '' ? bedrockWire.says('signed') : bedrockWire.fails(403, fault);
    });
    expect(await send('bedrock')).toMatchObject({ kind: 'answer', text: 'signed' });
    expect(server.requests[0]).toMatchObject({
      version: '2.0',
      method: 'POST',
      path: '/model/eu.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse',
    });
    expect(await send('bedrock', { profile: 'wrong' })).toMatchObject({ kind: 'failed', status: 'refused' });
  });

  it('uses no credentials but those of the profile', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'environment');
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', 'bearer');
    try {
      server.play(bedrockWire.says('ok'));
      expect(await send('bedrock', { profile: 'claims' })).toMatchObject({
        kind: 'failed',
        status: 'refused',
      });
      expect(server.requests).toHaveLength(0);
      expect(await send('bedrock')).toMatchObject({ kind: 'answer' });
      expect(server.requests[0]?.headers['authorization']).toContain('Credential=AKIDEXAMPLE/');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('asks for the answer as a schema first, and by a forced tool where the model wants that', async () => {
    const client = clientFor(files);
    const connection = connectionTo('bedrock', server.url);
    const first = await client.prepare(connection, smallRequest);
    expect(JSON.parse(first.body)).toMatchObject({
      outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema: { name: 'mapping' } } } },
    });
    server.play(bedrockWire.fails(400, 'ValidationException'));
    await first.send();
    const second = await client.prepare(connection, smallRequest);
    expect(JSON.parse(second.body)).toMatchObject({
      toolConfig: { toolChoice: { tool: { name: 'answer' } } },
    });
    server.play({
      status: 200,
      body: JSON.stringify({
        output: {
          message: {
            role: 'assistant',
            content: [
              { toolUse: { toolUseId: 't', name: 'answer', input: { mappings: [{ column: 'c0' }] } } },
            ],
          },
        },
        stopReason: 'tool_use',
        usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
        metrics: { latencyMs: 1 },
      }),
    });
    expect(await second.send()).toMatchObject({
      kind: 'answer',
      text: '{"mappings":[{"column":"c0"}]}',
      stop: 'complete',
    });
  });

  it('repeats what the SDK does not: a model’s own failure', async () => {
    server.play(bedrockWire.fails(424, 'ModelErrorException'), bedrockWire.says('ok'));
    expect(await send('bedrock')).toMatchObject({ kind: 'answer', attempts: 2 });
  });

  it('says that a model needs an inference profile instead of trying other forms', async () => {
    server.play({
      status: 400,
      headers: { 'x-amzn-errortype': 'ValidationException' },
      body: JSON.stringify({
        message: 'Invocation of model ID x with on-demand throughput isn’t supported.',
      }),
    });
    expect(await send('bedrock')).toMatchObject({
      kind: 'failed',
      status: 'refused',
      message: expect.stringContaining('on-demand') as string,
    });
  });

  it('goes to the public endpoint of the region unless told otherwise', async () => {
    const call = await clientFor(files).prepare(connectionTo('bedrock', ''), smallRequest);
    expect(call.endpoint).toBe('https://bedrock-runtime.eu-central-1.amazonaws.com');
  });

  it('finds the names of profiles and nothing else', async () => {
    expect(await clientFor(files).profiles()).toEqual(['claims', 'claims "x"', 'default', 'test', 'wrong']);
  });
});

describe('an OpenAI-compatible endpoint', () => {
  it('gets the key as a bearer token under the given path', async () => {
    server.play(openAiWire.says('ok'));
    await send('openai', { baseUrl: `${server.url}/some/v1/` });
    expect(server.requests[0]).toMatchObject({ version: '1.1', path: '/some/v1/chat/completions' });
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${endpointKey}`);
  });

  it('is sent no key where there is none', async () => {
    server.play(openAiWire.says('ok'));
    await send('openai', { key: null });
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is not followed to another place', async () => {
    const elsewhere = await openModelServer();
    elsewhere.play(openAiWire.says('ok'));
    try {
      server.play({ status: 307, headers: { location: `${elsewhere.url}/v1/chat/completions` }, body: '' });
      expect(await send('openai')).toMatchObject({ kind: 'failed', status: 'refused' });
      expect(elsewhere.requests).toHaveLength(0);
    } finally {
      await elsewhere.close();
    }
  });

  it('has its key taken out of what it says', async () => {
    server.play(openAiWire.fails(401, `bad key ${endpointKey}`));
    const reply = await send('openai');
    expect(reply).toMatchObject({ kind: 'failed', status: 'refused' });
    expect(JSON.stringify(reply)).not.toContain(endpointKey);
  });

  it('is asked for the limit of tokens by the other name where it wants that', async () => {
    const client = clientFor(files);
    const connection = connectionTo('openai', server.url);
    server.play(openAiWire.fails(400, 'Unsupported parameter max_tokens, use max_completion_tokens'));
    await (await client.prepare(connection, smallRequest)).send();
    const { body } = await client.prepare(connection, smallRequest);
    expect(JSON.parse(body)).toMatchObject({
      max_completion_tokens: 300,
      response_format: { type: 'json_schema' },
    });
  });

  it.each([
    'ftp://127.0.0.1/v1',
    'https://me:secret@example.org/v1',
    'https://example.org/v1?key=1',
    'no address',
    'http://127.0.0.1.example.org/v1',
  ])('may not lie at %s', async (baseUrl) => {
    const connection = connectionTo('openai', '', { baseUrl });
    await expect(clientFor(files).prepare(connection, smallRequest)).rejects.toMatchObject({
      code: 'LLM_REFUSED',
    });
  });
});
