import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { Gate } from './gate.ts';
import { LambdaFunction, type LambdaWorld } from './lambdaFunction.ts';
import type { LambdaSettings } from './lambdaSettings.ts';

/** A function whose handler is this text of a module. */
function functionOf(code: string, settings: Partial<LambdaSettings> = {}, world: Partial<LambdaWorld> = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder.path, 'index.mjs'), code);
  const lines: string[] = [];
  const made = new LambdaFunction(
    {
      name: 'f',
      arn: 'arn:aws:lambda:eu-central-1:000000000000:function:f',
      folder: folder.path,
      handler: 'index.handler',
      timeoutSeconds: 20,
      memoryMb: 256,
      environment: { SET: 'yes' },
      ...settings,
    },
    {
      gate: new Gate(4),
      access: () => ({ AWS_REGION: 'eu-central-1' }),
      aheadMs: () => 0,
      retryMs: [10, 10],
      onLine: (_, line) => void lines.push(line),
      ...world,
    },
  );
  onTestFinished(() => {
    made.close();
    folder.dispose();
  });
  return { made, lines };
}

describe('a function', () => {
  it('runs its handler in a process of its own that knows what Lambda tells it and nothing else', async () => {
    process.env['SECRET_OF_THE_TEST'] = 'no';
    const { made, lines } = functionOf(`export const handler = async (event, context) => {
      console.log('hello');
      return { event, id: context.awsRequestId, left: context.getRemainingTimeInMillis(), set: process.env.SET,
        region: process.env.AWS_REGION, secret: process.env.SECRET_OF_THE_TEST, pid: process.pid };
    };`);
    const outcome = await made.invoke({ a: 1 });
    expect(outcome).toMatchObject({
      kind: 'answer',
      payload: { event: { a: 1 }, set: 'yes', region: 'eu-central-1' },
    });
    expect(outcome).not.toHaveProperty('payload.secret');
    expect(outcome).not.toHaveProperty('payload.pid', process.pid);
    // What a process prints comes on a way of its own, which may be the longer one.
    await expect.poll(() => lines).toContain('hello');
    expect(lines.find((line) => line !== 'hello')).toMatch(
      /^REPORT RequestId: \S+ Duration: .* Memory Size: 256 MB Max Memory Used: \d+ MB Init/,
    );
  });

  it('is cold once and warm thereafter, and keeps what its module holds', async () => {
    const { made } = functionOf('let calls = 0; export const handler = async () => (calls += 1);');
    expect(await made.invoke({})).toEqual({ kind: 'answer', payload: 1 });
    expect(await made.invoke({})).toEqual({ kind: 'answer', payload: 2 });
    expect(made.reports.map(({ initMs }) => initMs === undefined)).toEqual([false, true]);
    expect(made.reports[0]?.peakBytes).toBeGreaterThan(process.platform === 'linux' ? 10_000_000 : -1);
  });

  it('is killed when its time is over, with the words of AWS, and is cold after it', async () => {
    const { made } = functionOf(
      'export const handler = (event) => event.hang ? new Promise((r) => setTimeout(r, 60_000)) : "ok";',
      { timeoutSeconds: 1 },
    );
    expect(await made.invoke({ hang: true })).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
    });
    expect(await made.invoke({})).toEqual({ kind: 'answer', payload: 'ok' });
    expect(made.reports.filter(({ initMs }) => initMs !== undefined)).toHaveLength(2);
  });

  it.each([
    ['throw new TypeError("bad")', 'TypeError', 'bad'],
    ['process.exit(3)', 'Runtime.ExitError', 'exit status 3'],
  ])('says what became of a handler that does %s', async (code, errorType, words) => {
    const { made } = functionOf(`export const handler = async () => { ${code}; };`);
    expect(await made.invoke({})).toMatchObject({ errorType, errorMessage: expect.stringContaining(words) });
  });

  it('says that a handler cannot be loaded', async () => {
    const { made } = functionOf('throw new Error("no start"); export const handler = 1;');
    expect(await made.invoke({})).toMatchObject({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: expect.stringContaining('no start'),
    });
  });

  it.runIf(process.platform === 'linux')('is killed when it takes more memory than it has', async () => {
    const { made } = functionOf(
      `const held = []; export const handler = async () => {
        for (;;) { held.push(Buffer.alloc(16_000_000, 1)); await new Promise((r) => setTimeout(r, 20)); } };`,
    );
    expect(await made.invoke({})).toMatchObject({ errorType: 'Runtime.OutOfMemory' });
    expect(made.reports[0]?.peakBytes).toBeGreaterThan(256 * 1024 * 1024);
  });

  it('turns calls away beyond its reserved concurrency', async () => {
    const { made } = functionOf(
      'export const handler = () => new Promise((r) => setTimeout(r, 300, "ok"));',
      {
        reservedConcurrency: 1,
      },
    );
    const both = await Promise.all([made.invoke({}), made.invoke({})]);
    expect(both.map(({ kind }) => kind)).toEqual(['answer', 'throttled']);
  });

  it('is tried three times when nobody waits for it, and then given up', async () => {
    const { made } = functionOf(
      'let n = 0; export const handler = async ({ until }) => { if (++n < until) throw new Error(String(n)); };',
    );
    expect(await made.invokeLater({ until: 3 })).toBeUndefined();
    made.close();
    expect(await made.invokeLater({ until: 9 })).toMatchObject({ errorMessage: '3' });
  });

  it('can be killed in the middle, delayed, and have its answer lost', async () => {
    const calls = [{ killAfterMs: 200 }, { loseAnswer: true }, { delayMs: 1 }] as const;
    let call = 0;
    const { made } = functionOf(
      'export const handler = ({ ms }) => new Promise((r) => setTimeout(r, ms, "ok"));',
      {},
      { meddle: () => calls[call++] },
    );
    expect(await made.invoke({ ms: 9000 })).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: /killed/,
    });
    expect(await made.invoke({ ms: 1 })).toMatchObject({ errorType: 'Stand-in.AnswerLost' });
    expect(await made.invoke({ ms: 1 })).toEqual({ kind: 'answer', payload: 'ok' });
  });

  it('sees the clock that it is given', async () => {
    const ahead = 86_400_000;
    const { made } = functionOf(
      'export const handler = async (_, c) => [Date.now(), new Date().getTime(), new Date(0).getTime(), c.getRemainingTimeInMillis()];',
      {},
      { aheadMs: () => ahead },
    );
    const outcome = await made.invoke({});
    const [now = 0, made2 = 0, zero, left = 0] =
      outcome.kind === 'answer' ? (outcome.payload as number[]) : [];
    expect(Math.abs(now - ahead - Date.now())).toBeLessThan(60_000);
    expect(Math.abs(made2 - ahead - Date.now())).toBeLessThan(60_000);
    expect(zero).toBe(0);
    expect(left).toBeLessThanOrEqual(20_000);
    expect(left).toBeGreaterThan(0);
  });
});
