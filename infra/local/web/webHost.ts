import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { webPaths } from '../../../core/contract/transport.ts';
import { AppError } from '../../../core/model/errors.ts';
import { webOptions } from '../../../core/model/options/hostOptions.ts';
import type { Log } from '../../../core/ports/clock.ts';
import type { FindOutput } from '../files/findOutput.ts';
import type { LocalLinks } from '../links/localLinks.ts';
import type { ContractRouter } from '../router.ts';
import { answerError, answerFile, answerStream, answerText, isGone, readSmallBody } from './answer.ts';
import { checkRequest, openingPath } from './checkRequest.ts';
import { type ContractSocket, createContractSocket } from './contractSocket.ts';
import { sendOutput } from './downloads.ts';
import { findStatic } from './findStatic.ts';
import { closedPage, openingPage, openingScript, openingStyles } from './openingPage.ts';
import { scanAnswer, type ScanFiles } from './scanAnswers.ts';
import { securityHeaders } from './securityHeaders.ts';
import { createSessions, type Sessions } from './session.ts';
import { type AdoptUpload, receiveUpload } from './uploads.ts';

export interface WebHostParts {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  readonly router: ContractRouter;
  readonly adoptUpload: AdoptUpload;
  readonly findOutput: FindOutput;
  /** Answers links to what pipelines of this machine have written. */
  readonly objectLinks: Pick<LocalLinks, 'answer'>;
  readonly scans: ScanFiles;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  readonly log: Log;
}

export interface WebHost {
  readonly port: number;
  /** An address that opens the app once; each call gives a new one and voids the one before. */
  newLink(): string;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves the app to a browser of this machine: pages, uploads, downloads and the contract, all on 127.0.0.1 only, all
 * but the opening page behind the session's cookie.
 *
 * @throws {AppError} `USAGE` when the port is taken or not allowed
 */
export async function startWebHost(parts: WebHostParts): Promise<WebHost> {
  const server = createServer({ maxHeaderSize: webOptions.headerBytes, requestTimeout: 0 });
  server.headersTimeout = webOptions.headersMs;
  server.maxConnections = webOptions.connections;
  await listen(server, parts.port);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const host: Host = {
    ...parts,
    origin,
    sessions: createSessions(port, () => performance.now()),
    socket: createContractSocket(parts.router),
  };
  server.on('request', (request, response) => void answer(host, request, response));
  server.on('upgrade', (request, socket, head) => upgrade(host, { request, socket, head }));
  return {
    port,
    newLink: () => `${origin}${openingPath}#${host.sessions.newSecret()}`,
    close: () =>
      new Promise((resolve) => {
        host.socket.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Host extends WebHostParts {
  readonly origin: string;
  readonly sessions: Sessions;
  readonly socket: ContractSocket;
}

async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = securityHeaders(`'self' ${host.origin.replace('http', 'ws')}`);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  try {
    const refusal = checkRequest(request, host.origin);
    if (refusal !== undefined) return refuse(host, response, refusal);
    await route(host, request, response);
  } catch (error) {
    if (isGone(error) || response.headersSent) {
      response.destroy();
    } else if (error instanceof AppError) {
      answerError(response, error);
    } else {
      host.log.error('web.bug', { kind: error instanceof Error ? error.name : typeof error });
      answerText(response, 500, plain('Mapwright met an error of its own.'));
    }
  } finally {
    // What is left of a refused body must be read, or the browser never sees the answer.
    request.resume();
  }
}

async function route(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  const reading = request.method !== 'POST';

  if (reading && path === openingPath) return answerText(response, 200, page(openingPage));
  if (reading && path === '/open.js') return answerText(response, 200, script(openingScript));
  if (reading && path === '/open.css') return answerText(response, 200, styles(openingStyles));
  if (reading && path === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  if (!reading && path === '/session') return openSession(host, request, response);

  if (!host.sessions.accepts(request.headers.cookie)) {
    if (reading && path === '/') return answerText(response, 403, page(closedPage));
    return refuse(host, response, { status: 403, reason: 'no session' });
  }
  if (!reading) {
    if (path !== webPaths.files) return answerText(response, 404, plain('There is nothing here.'));
    const file = await receiveUpload(request, host.adoptUpload);
    return answerText(response, 201, json(file));
  }
  if (path.startsWith(`${webPaths.outputs}/`)) {
    const parts = path.slice(webPaths.outputs.length + 1).split('/');
    if (await sendOutput(response, parts, host.findOutput)) return;
    return answerText(response, 404, plain('There is no such output.'));
  }
  if (await host.objectLinks.answer(request, response)) return;
  const { range } = request.headers;
  const ofScan = await scanAnswer({ path, method: request.method ?? '', range }, host.scans);
  if (ofScan !== undefined) return answerStream(response, ofScan);
  const file = await findStatic(host.rendererFolder, path);
  if (file === undefined) return answerText(response, 404, plain('There is nothing here.'));
  return answerFile(response, file, { 'Content-Type': file.mediaType });
}

/** Gives a cookie for the secret of a link; a page that has one already may stay. */
async function openSession(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const secret = await readSmallBody(request, 256);
  const cookie = secret === undefined ? undefined : host.sessions.redeem(secret);
  if (cookie === undefined && !host.sessions.accepts(request.headers.cookie)) {
    return refuse(host, response, { status: 403, reason: 'link' });
  }
  if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
  response.writeHead(204).end();
}

function upgrade(
  host: Host,
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
): void {
  // The peer may go at any moment; there is nobody left to tell.
  socket.on('error', () => socket.destroy());
  const refusal = checkRequest(request, host.origin);
  const path = pathOf(request);
  if (refusal === undefined && path === webPaths.rpc && host.sessions.accepts(request.headers.cookie)) {
    host.socket.accept(request, socket, head);
    return;
  }
  const status = refusal?.status ?? (path === webPaths.rpc ? 403 : 404);
  host.log.info('web.refused', { reason: refusal?.reason ?? 'no session or no such socket', status });
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Not through `URL`, which throws on some paths and takes a backslash for a slash. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function refuse(
  { log }: Host,
  response: ServerResponse,
  { status, reason }: { readonly status: number; readonly reason: string },
): void {
  log.info('web.refused', { reason, status });
  response.setHeader('Connection', 'close');
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  answerText(response, status, plain('Refused.'));
}

const plain = (text: string) => ({ text, mediaType: 'text/plain; charset=utf-8' });
const page = (text: string) => ({ text, mediaType: 'text/html; charset=utf-8' });
const script = (text: string) => ({ text, mediaType: 'text/javascript; charset=utf-8' });
const styles = (text: string) => ({ text, mediaType: 'text/css; charset=utf-8' });
const json = (value: object) => ({
  text: JSON.stringify(value),
  mediaType: 'application/json; charset=utf-8',
});

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new AppError('USAGE', `Port ${port} cannot be used.`, {
          cause,
          remedy: 'Choose another port with --port, or leave it out to get a free one.',
        }),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
