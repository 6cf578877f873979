import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../core/model/errors.ts';

/** A page of this machine that Google sends the person back to. */
export interface Loopback {
  /** As Google is told it; only this machine reaches it. */
  readonly address: string;
  /** The code that the person brought. @throws {AppError} `ACCESS_DENIED`, `CANCELLED` */
  readonly code: Promise<string>;
  close(): void;
}

/** What the person reads at the end, in the browser. */
const pages = {
  done: 'Mapwright is connected to Google Drive. You can close this page.',
  denied: 'Mapwright was not given access. You can close this page.',
  foreign: 'This page belongs to a sign-in that is over. Begin again in Mapwright.',
} as const;

/**
 * Waits on 127.0.0.1, at a port of its own, for the end of one sign-in.
 *
 * @param state What the sign-in was begun with; whoever comes without it brings nothing.
 * @see https://datatracker.ietf.org/doc/html/rfc8252#section-7.3
 */
export async function openLoopback(state: string, signal: AbortSignal): Promise<Loopback> {
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
    if (pathname !== '/' || request.method !== 'GET') return answer(404, pages.foreign);
    if (searchParams.get('state') !== state) return answer(400, pages.foreign);
    const given = searchParams.get('code');
    if (given === null) {
      settled.reject(
        new AppError('ACCESS_DENIED', 'Google was told to give no access.', {
          remedy: 'Connect again and allow it, where you want to scan documents of Google Drive.',
        }),
      );
      return answer(200, pages.denied);
    }
    settled.resolve(given);
    return answer(200, pages.done);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
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
  return { address: `http://127.0.0.1:${port}`, code, close };
}
