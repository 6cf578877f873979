import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { encodeRfc5987 } from '../files/encodeRfc5987.ts';
import { type AppError, type ErrorCode, errorCatalogue } from '../../../core/model/errors.ts';

/** Answers with a small body in one piece. */
export function answerText(
  response: ServerResponse,
  status: number,
  body: { readonly text: string; readonly mediaType: string },
): void {
  response.writeHead(status, {
    'Content-Type': body.mediaType,
    'Content-Length': Buffer.byteLength(body.text),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body.text);
}

/** Answers with a file as a stream; the reader's speed sets ours. A reader that leaves is no failure. */
export async function answerFile(
  response: ServerResponse,
  file: { readonly path: string; readonly sizeBytes: number },
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  response.writeHead(200, { ...headers, 'Content-Length': file.sizeBytes });
  if (response.req.method === 'HEAD' || file.sizeBytes === 0) {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(file.path, { end: file.sizeBytes - 1 }), response);
  } catch (error) {
    if (!response.destroyed) response.destroy();
    if (!isGone(error)) throw error;
  }
}

/** Answers with a part of a file, a short text or nothing. A reader that leaves is no failure. */
export async function answerStream(
  response: ServerResponse,
  answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readable | string | null;
  },
): Promise<void> {
  const { status, headers, body } = answer;
  response.writeHead(status, headers);
  if (body === null || typeof body === 'string') {
    response.end(response.req.method === 'HEAD' ? undefined : (body ?? undefined));
    return;
  }
  try {
    await pipeline(body, response);
  } catch (error) {
    if (!response.destroyed) response.destroy();
    if (!isGone(error)) throw error;
  }
}

/** Answers with an `ErrorView`, under the HTTP status that comes nearest. */
export function answerError(response: ServerResponse, error: AppError): void {
  answerText(response, statusOf(error.code), {
    text: JSON.stringify(error.toView()),
    mediaType: 'application/json; charset=utf-8',
  });
}

/** A body that the sender broke off, or an answer that its reader did not wait for. */
export function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE';
}

/** Whole body of a small request. @returns `undefined` where it is longer than `mostBytes` */
export async function readSmallBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    sizeBytes += part.length;
    if (sizeBytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Value of `Content-Disposition` for a file that is to be saved and never shown. */
export function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeRfc5987(name)}`;
}

/** The HTTP status that comes nearest to an error. */
export function statusOf(code: ErrorCode): number {
  if (code === 'NOT_FOUND') return 404;
  if (code === 'SOURCE_TOO_LARGE') return 413;
  if (code === 'DISK_FULL') return 507;
  return errorCatalogue[code].exitCode === 3 ? 503 : 422;
}
