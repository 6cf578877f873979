import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { webPaths } from '../../../core/contract/transport.ts';
import { AppError } from '../../../core/model/errors.ts';
import { asScanId } from '../../../core/model/scanRun.ts';
import type { LocalScans, ScanFile } from '../scans/localScans.ts';
import { attachment, statusOf } from './answer.ts';
import { byteRange, type ByteSpan } from './byteRange.ts';

/** Files of scans, as hosts find them. */
export type ScanFiles = Pick<LocalScans, 'findDocument' | 'findReport'>;

/** What a host sends. */
export interface ScanAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` for no body, or where only the head was asked for. */
  readonly body: ReadStream | string | null;
}

/** What is asked of a host. */
export interface ScanRequest {
  /** Without query. */
  readonly path: string;
  readonly method: string;
  readonly range: string | null | undefined;
}

/**
 * Answers with a document or the workbook of a scan, whole or in part, always as an attachment of no kind, so that no
 * browser shows what strangers have written as a page of our origin.
 *
 * @returns `undefined` where the path names none
 */
export async function scanAnswer(request: ScanRequest, files: ScanFiles): Promise<ScanAnswer | undefined> {
  const find = finderOf(request.path, files);
  if (find === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  try {
    return send(await find(), request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    return { status: statusOf(error.code), headers, body: JSON.stringify(error.toView()) };
  }
}

/** The same for hosts whose answers are those of the web standard. */
export async function scanResponse(
  request: Request,
  files: ScanFiles,
  headers: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  const { pathname: path } = new URL(request.url);
  const range = request.headers.get('range');
  const answer = await scanAnswer({ path, method: request.method, range }, files);
  if (answer === undefined) return undefined;
  const { status, body } = answer;
  return new Response(body === null || typeof body === 'string' ? body : webStream(body), {
    status,
    headers: { ...headers, ...answer.headers },
  });
}

function webStream(stream: ReadStream): ReadableStream<Uint8Array<ArrayBuffer>> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

function finderOf(path: string, files: ScanFiles): (() => Promise<ScanFile>) | undefined {
  if (!path.startsWith(`${webPaths.scans}/`)) return undefined;
  const [id = '', kind = '', place, ...more] = path.slice(webPaths.scans.length + 1).split('/');
  if (!/^[\w-]+$/u.test(id) || more.length > 0) return undefined;
  if (kind === 'report' && place === undefined) return () => files.findReport(asScanId(id));
  if (kind !== 'documents' || place === undefined || !/^\d{1,9}$/u.test(place)) return undefined;
  return () => files.findDocument(asScanId(id), Number(place));
}

function send({ path, name, sizeBytes }: ScanFile, { method, range }: ScanRequest): ScanAnswer {
  const span = byteRange(range, sizeBytes);
  if (span === null) return { status: 416, headers: { 'Content-Range': `bytes */${sizeBytes}` }, body: null };
  const { start, end }: ByteSpan = span === 'whole' ? { start: 0, end: sizeBytes } : span;
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': attachment(name),
    'Accept-Ranges': 'bytes',
    'Content-Length': String(end - start),
    ...(span === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${sizeBytes}` }),
  };
  const status = span === 'whole' ? 200 : 206;
  const isEmpty = method === 'HEAD' || start === end;
  return { status, headers, body: isEmpty ? null : createReadStream(path, { start, end: end - 1 }) };
}
