import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3Error.ts';

/** A request, with bucket and key taken from path or host. */
export interface S3Request {
  readonly method: string;
  /** Decoded, with the slash before it. */
  readonly path: string;
  /** Decoded; the last of doubled names. */
  readonly query: ReadonlyMap<string, string>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Empty for the list of all buckets. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly body: AsyncIterable<Buffer>;
}

/** @throws {S3Error} `InvalidURI` */
export function readRequest(message: IncomingMessage): S3Request {
  const [rawPath, rawQuery] = cutAt(message.url ?? '/', '?');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const path = decoded(rawPath);
  const query = new Map(
    rawQuery
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name, value] = cutAt(part, '=');
        return [decoded(name), decoded(value.replaceAll('+', '%20'))] as const;
      }),
  );
  const hosted = /^(.+?)\.(?:s3[.-].+|localhost)(?::\d+)?$/.exec(headers['host'] ?? '')?.[1];
  const [first, rest] = cutAt(path.slice(1), '/');
  const isHosted = hosted !== undefined && hosted !== 's3';
  return {
    method: message.method ?? 'GET',
    path,
    query,
    headers: query.has('X-Amz-Signature') ? { ...headers, ...hoisted(query) } : headers,
    bucket: isHosted ? hosted : first,
    key: isHosted ? path.slice(1) : rest,
    body: message,
  };
}

/** Headers that a link carries in its query: S3 reads them as if they had been sent. */
function hoisted(query: ReadonlyMap<string, string>): Record<string, string> {
  const named = [...query].map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(named.filter(([name]) => /^x-amz-(?:meta|checksum|copy|sdk)-/.test(name)));
}

function cutAt(text: string, mark: string): readonly [string, string] {
  const place = text.indexOf(mark);
  return place === -1 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI');
  }
}

/** A whole small body as text. @throws {S3Error} `MaxMessageLengthExceeded` beyond 2 MiB */
export async function bodyText(request: S3Request): Promise<string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of request.body) {
    sizeBytes += piece.length;
    if (sizeBytes > 2 * 1024 * 1024) throw new S3Error(400, 'MaxMessageLengthExceeded');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
