import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of a function. */
export interface Invocation {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  readonly arn: string;
  /** Milliseconds since the epoch, by the machine's clock. */
  readonly deadline: number;
  /** How far the handler's clock is ahead. */
  readonly aheadMs: number;
}

/** What a handler came to, as its runtime told it. `payload` is JSON. */
export type RuntimeAnswer =
  | { readonly kind: 'response'; readonly payload: string }
  | { readonly kind: 'error'; readonly errorType: string; readonly errorMessage: string };

/** The Runtime API of one execution environment. */
export interface RuntimeApi {
  /** As `AWS_LAMBDA_RUNTIME_API` has it. */
  readonly address: string;
  /** Hands an invocation to the runtime as soon as that asks, and waits for what it says. */
  invoke(invocation: Invocation): Promise<RuntimeAnswer>;
  /** The runtime has asked for work, so its handler is loaded. Rejects with what kept it from that. */
  readonly ready: Promise<void>;
  close(): void;
}

export async function openRuntimeApi(): Promise<RuntimeApi> {
  let waiting: ServerResponse | undefined;
  let offered: Invocation | undefined;
  let settle: ((answer: RuntimeAnswer) => void) | undefined;
  const begun = later();

  const hand = (): void => {
    if (waiting === undefined || offered === undefined) return;
    const { requestId, arn, deadline, aheadMs, event } = offered;
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-deadline-ms': String(deadline),
      'lambda-runtime-invoked-function-arn': arn,
      'stand-in-clock-ahead-ms': String(aheadMs),
    });
    waiting.end(event);
    waiting = undefined;
    offered = undefined;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, , , phase, , end] = (request.url ?? '').split('/');
    if (request.method === 'GET') {
      waiting = response;
      begun.resolve();
      hand();
      return;
    }
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString('utf8');
    // AWS's limit for answers of synchronous calls.
    const isTooLarge = text.length > 6 * 1024 * 1024;
    const told: RuntimeAnswer =
      end === 'response' && !isTooLarge
        ? { kind: 'response', payload: text }
        : isTooLarge
          ? failure(
              'Function.ResponseSizeTooLarge',
              'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
            )
          : readError(text);
    if (phase === 'init' && told.kind === 'error')
      begun.reject(new Error(`${told.errorType}: ${told.errorMessage}`));
    response.writeHead(isTooLarge ? 413 : 202, { 'content-type': 'application/json' });
    response.end('{"status":"OK"}');
    settle?.(told);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    ready: begun.promise,
    invoke(invocation) {
      return new Promise((resolve) => {
        settle = resolve;
        offered = invocation;
        hand();
      });
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Later {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

function later(): Later {
  let resolve: Later['resolve'] = () => undefined;
  let reject: Later['reject'] = () => undefined;
  const promise = new Promise<void>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  // Nobody may be waiting for it any more when it is rejected.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

function readError(text: string): RuntimeAnswer {
  const { errorType = 'Error', errorMessage = '' } = JSON.parse(text) as Record<string, string>;
  return failure(errorType, errorMessage);
}

function failure(errorType: string, errorMessage: string): RuntimeAnswer {
  return { kind: 'error', errorType, errorMessage };
}
