import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { encodeRfc5987 } from '../files/encodeRfc5987.ts';
import { linkPath, type LocalLinks } from './localLinks.ts';

/** What knows where links lead. */
export type LinkFinder = Pick<LocalLinks, 'find'>;

/** Answers a link with what it leads to, as a download, or that it leads nowhere. @returns `undefined` for what is no link */
export async function linkedFile(
  links: LinkFinder,
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  const { pathname } = new URL(address);
  if (!pathname.startsWith(linkPath)) return undefined;
  const found = links.find(pathname);
  const facts = found === undefined ? undefined : await stat(found.path).catch(() => undefined);
  if (found === undefined || facts === undefined)
    return new Response('There is nothing here.', { status: 404, headers: { ...headers } });
  return new Response(Readable.toWeb(createReadStream(found.path)) as ReadableStream, {
    headers: {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(facts.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeRfc5987(found.fileName)}`,
    },
  });
}
