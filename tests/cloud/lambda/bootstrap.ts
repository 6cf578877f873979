/**
 * What runs in a child process in place of Lambda's own runtime: loads the handler as it was bundled and works off
 * invocations by the Runtime API, one after another.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Handler = (event: unknown, context: object) => unknown;

interface Answer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });
let aheadMs = 0;

/** One call of the Runtime API; waits as long as it takes. */
function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = `http://${process.env['AWS_LAMBDA_RUNTIME_API'] ?? ''}/2018-06-01/runtime/${path}`;
    const sent = request(url, { method, agent }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ headers: response.headers, text: Buffer.concat(pieces).toString('utf8') }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { errorType: 'string', errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

/** Puts the clock ahead for whatever the handler does; timers go on as they are. */
function shiftClock(): void {
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    constructor(...parts: readonly unknown[]) {
      if (parts.length === 0) super(RealDate.now() + aheadMs);
      else super(...(parts as [number]));
    }

    static override now(): number {
      return RealDate.now() + aheadMs;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
}

async function loadHandler(): Promise<Handler> {
  const [file = '', name = ''] = (process.env['_HANDLER'] ?? '').split('.');
  const root = process.env['LAMBDA_TASK_ROOT'] ?? '';
  const path = ['.mjs', '.js', '.cjs', '.ts']
    .map((end) => join(root, `${file}${end}`))
    .find((one) => existsSync(one));
  if (path === undefined) throw new Error(`Cannot find module '${file}'`);
  const loaded = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  const inner = (loaded['default'] ?? {}) as Record<string, unknown>;
  const handler = loaded[name] ?? inner[name];
  if (typeof handler !== 'function') throw new Error(`${file}.${name} is undefined or not exported`);
  return handler as Handler;
}

async function work(handler: Handler): Promise<never> {
  for (;;) {
    const { headers, text } = await call('GET', 'invocation/next');
    const header = (name: string): string => String(headers[name] ?? '');
    const id = header('lambda-runtime-aws-request-id');
    const deadline = Number(header('lambda-runtime-deadline-ms'));
    aheadMs = Number(header('stand-in-clock-ahead-ms'));
    const context = {
      awsRequestId: id,
      invokedFunctionArn: header('lambda-runtime-invoked-function-arn'),
      functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
      functionVersion: '$LATEST',
      memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadline - (Date.now() - aheadMs),
    };
    try {
      const answer = await handler(JSON.parse(text), context);
      await call('POST', `invocation/${id}/response`, answer ?? null);
    } catch (error) {
      await call('POST', `invocation/${id}/error`, errorOf(error));
    }
  }
}

shiftClock();
try {
  await work(await loadHandler());
} catch (error) {
  await call('POST', 'init/error', errorOf(error)).catch(() => undefined);
  process.exit(1);
}
