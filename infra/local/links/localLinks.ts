import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ByteSink } from '../../../core/model/bytes.ts';
import type { PutOptions } from '../../../core/ports/objects.ts';
import { encodeRfc5987 } from '../files/encodeRfc5987.ts';

/** Links to objects of this machine, each under a secret that dies. */
export interface LocalLinks {
  toRead(path: string, as: { readonly fileName: string; readonly seconds: number }): string;
  toWrite(create: (options: PutOptions) => Promise<ByteSink>, limits: UploadLimits): string;
  /** The file that a link leads to, for hosts without requests; `undefined` where it leads to none, or not any more. */
  find(link: string): { readonly path: string; readonly fileName: string } | undefined;
  /** Answers a request whose path is that of a link. @returns `false` where it is none; then nothing was answered */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

interface UploadLimits {
  readonly seconds: number;
  readonly sizeBytes: number;
  readonly contentType: string;
}

type Entry = { readonly diesAtMs: number } & (
  | { readonly kind: 'read'; readonly path: string; readonly fileName: string }
  | {
      readonly kind: 'write';
      readonly create: (options: PutOptions) => Promise<ByteSink>;
      readonly limits: UploadLimits;
    }
);

/** What the path of every link begins with. */
export const linkPath = '/objects/';

/**
 * @param origin of the host that hands requests to `answer`, such as `http://127.0.0.1:4100`; empty: links are paths, for
 *   pages of the same host
 * @param nowMs the clock
 */
export function localLinks(origin: string, nowMs: () => number): LocalLinks {
  const entries = new Map<string, Entry>();
  const issue = (entry: Entry): string => {
    for (const [secret, { diesAtMs }] of entries) if (diesAtMs <= nowMs()) entries.delete(secret);
    const secret = randomBytes(32).toString('base64url');
    entries.set(secret, entry);
    return `${origin}${linkPath}${secret}`;
  };
  const diesAtMs = (seconds: number): number => nowMs() + seconds * 1_000;
  return {
    toRead: (path, { fileName, seconds }) =>
      issue({ kind: 'read', path, fileName, diesAtMs: diesAtMs(seconds) }),
    toWrite: (create, limits) => issue({ kind: 'write', create, limits, diesAtMs: diesAtMs(limits.seconds) }),
    find(link) {
      const entry = link.startsWith(`${origin}${linkPath}`)
        ? entries.get(link.slice(origin.length + linkPath.length))
        : undefined;
      return entry?.kind === 'read' && entry.diesAtMs > nowMs() ? entry : undefined;
    },
    async answer(request, response) {
      const path = request.url?.split('?')[0] ?? '';
      if (!path.startsWith(linkPath)) return false;
      const entry = entries.get(path.slice(linkPath.length));
      const isAlive = entry !== undefined && entry.diesAtMs > nowMs();
      if (isAlive && entry.kind === 'read' && request.method === 'GET') await hand(entry, response);
      else if (isAlive && entry.kind === 'write' && request.method === 'PUT')
        await take(entry, request, response);
      else response.writeHead(403).end();
      return true;
    },
  };
}

async function hand(
  { path, fileName }: Extract<Entry, { kind: 'read' }>,
  response: ServerResponse,
): Promise<void> {
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-length': facts.size,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeRfc5987(fileName)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  // A reader who goes away ends the answer; there is nobody to tell.
  await pipeline(createReadStream(path), response).catch(() => response.destroy());
}

async function take(
  { create, limits }: Extract<Entry, { kind: 'write' }>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (length !== limits.sizeBytes || request.headers['content-type'] !== limits.contentType) {
    response.writeHead(403, { connection: 'close' }).end();
    return;
  }
  const sink = await create({ contentType: limits.contentType });
  try {
    // The parser of HTTP lets no more bytes through than were announced.
    for await (const bytes of request) await sink.write(bytes as Uint8Array);
  } catch {
    // The sender went away: half an object is none.
    await sink.discard();
    response.destroy();
    return;
  }
  await sink.close();
  response.writeHead(200).end();
}
