import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../core/model/errors.ts';

/** A page of this machine that a sign-in sends the person back to. */
export interface Loopback {
  /** As the sign-in is told it; only this machine reaches it. */
  readonly address: string;
  /** The code that the person brought. @throws {AppError} `ACCESS_DENIED`, `CANCELLED` */
  readonly code: Promise<string>;
  close(): void;
}

/** What the person is told: at the end in the browser (`done`, `denied`), and here where the sign-in was refused. */
export interface LoopbackWords {
  readonly done: string;
  readonly denied: string;
  readonly refused: string;
  readonly remedy: string;
}

const foreign = 'This page belongs to a sign-in that is over. Begin again in Mapwright.';

/**
 * Waits on 127.0.0.1 for the end of one sign-in.
 *
 * @param state What the sign-in was begun with; whoever comes without it brings nothing.
 * @param at the address that the sign-in knows; absent: a port of its own
 * @throws {AppError} `NOT_READY` where another program has the port of that address, `USAGE` where it is no such address
 * @see https://datatracker.ietf.org/doc/html/rfc8252#section-7.3
 */
export async function openLoopback({
  state,
  signal,
  words,
  at,
}: {
  readonly state: string;
  readonly signal: AbortSignal;
  readonly words: LoopbackWords;
  readonly at?: string;
}): Promise<Loopback> {
  const wanted = at === undefined ? { path: '/', port: 0 } : placeOf(at);
  const settled: { resolve: (code: string) => void; reject: (error: AppError) => void } = {
    resolve: () => undefined,
    reject: () => undefined,
  };
  const code = new Promise<string>((resolve, reject) => {
    settled.resolve = resolve;
    settled.reject = reject;
  });
  // Whoever gave up does not wait for it.
  code.catch(() => undefined);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const answer = (status: number, text: string): void => {
      response.writeHead(status, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'",
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        Connection: 'close',
      });
      response.end(`<!doctype html><html lang="en"><title>Mapwright</title><p>${text}</p></html>`);
    };
    if (pathname !== wanted.path || request.method !== 'GET') return answer(404, foreign);
    if (searchParams.get('state') !== state) return answer(400, foreign);
    const given = searchParams.get('code');
    if (given === null) {
      settled.reject(new AppError('ACCESS_DENIED', words.refused, { remedy: words.remedy }));
      return answer(200, words.denied);
    }
    settled.resolve(given);
    return answer(200, words.done);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new AppError(
          'NOT_READY',
          `Another program has port ${String(wanted.port)}, to which the browser returns.`,
          {
            cause,
            remedy: 'End a sign-in that is under way elsewhere on this machine, then sign in again.',
          },
        ),
      ),
    );
    server.listen(wanted.port, '127.0.0.1', resolve);
  });
  const close = (): void => {
    server.close();
    server.closeIdleConnections();
  };
  const stop = (): void => {
    settled.reject(new AppError('CANCELLED', 'Signing in was broken off.'));
    close();
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const { port } = server.address() as AddressInfo;
  return { address: at ?? `http://127.0.0.1:${port}`, code, close };
}

function placeOf(address: string): { readonly path: string; readonly port: number } {
  const { protocol, hostname, port, pathname } = new URL(address);
  if (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'))
    return { path: pathname, port: Number(port === '' ? 80 : port) };
  throw new AppError('USAGE', 'The sign-in does not come back to this machine.', {
    remedy: 'Name a callback URL of localhost in the settings of the stacks, then deploy them.',
  });
}
