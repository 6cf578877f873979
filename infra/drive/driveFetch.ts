import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../core/model/errors.ts';
import type { FetchOrder, RemoteControl, RemotePlace } from '../../core/ports/remoteDocuments.ts';
import type { DriveClient } from './driveClient.ts';
import { keyHeader, markOf } from './driveFile.ts';
import { fileOf } from './driveFolder.ts';

type Order = Pick<FetchOrder<Extract<RemotePlace, { readonly kind: 'drive' }>>, 'document' | 'path'>;

/** Times that bytes that are not those of the file are fetched anew. */
const tries = 3;

/**
 * Writes a document of Google Drive into a file. A connection that breaks goes on behind the last byte that came; what
 * came is compared with Google's own checksum. One that was changed since it was listed is taken as it is now.
 *
 * @throws {AppError} `SOURCE_CHANGED` where it is changed again and again; as `driveError` says
 */
export async function driveFetch(client: DriveClient, order: Order, control: RemoteControl): Promise<void> {
  const { document, path } = order;
  const { exportAs, md5, key } = markOf(document);
  const file = await open(path, 'wx', 0o600);
  try {
    if (exportAs !== undefined) return await exportInto(client, { ...order, exportAs, file }, control);
    let wanted = md5;
    for (let attempt = 1; ; attempt += 1) {
      const got = await download(client, { ...order, key, file }, control);
      if (wanted === undefined || got === wanted) return;
      const present = await fileOf(client, { id: document.at, key, kind: 'document' }, control);
      if (got === present.md5Checksum) return;
      wanted = present.md5Checksum ?? undefined;
      if (attempt === tries)
        throw new AppError('SOURCE_CHANGED', `${document.name} changes while it is fetched.`);
    }
  } finally {
    await file.close();
  }
}

/** @returns MD5 of what was written, in lower-case hex */
async function download(
  client: DriveClient,
  { document, file, key }: Order & { readonly file: FileHandle; readonly key: string | undefined },
  control: RemoteControl,
): Promise<string> {
  const { at: id, name } = document;
  let hash = createHash('md5');
  let written = 0;
  await client.ask(
    async (drive, options) => {
      const params = { fileId: id, alt: 'media', supportsAllDrives: true } as const;
      const headers: Record<string, string> = {
        ...keyHeader(id, key),
        ...(written === 0 ? {} : { Range: `bytes=${written}-` }),
      };
      const answer = await drive.files
        .get(params, { ...options, headers, responseType: 'stream' })
        .catch((error: unknown) => {
          // Nothing is left: the connection broke behind the last byte, or the file is shorter now.
          if (written > 0 && statusOf(error) === 416) return undefined;
          throw error;
        });
      if (answer === undefined) return;
      if (written > 0 && firstByte(answer.headers) !== written) {
        hash = createHash('md5');
        written = 0;
      }
      for await (const chunk of answer.data as AsyncIterable<Uint8Array>) {
        await file.write(chunk, 0, chunk.length, written);
        hash.update(chunk);
        written += chunk.length;
      }
    },
    { kind: 'document', name },
    control,
  );
  await file.truncate(written);
  return hash.digest('hex');
}

async function exportInto(
  client: DriveClient,
  order: Order & { readonly exportAs: string; readonly file: FileHandle },
  control: RemoteControl,
): Promise<void> {
  const { document, exportAs: mimeType, file } = order;
  await client.ask(
    async (drive, options) => {
      const answer = await drive.files.export(
        { fileId: document.at, mimeType },
        { ...options, responseType: 'stream' },
      );
      // What is written out is made anew each time, so that a broken one begins anew.
      let written = 0;
      for await (const chunk of answer.data as AsyncIterable<Uint8Array>) {
        await file.write(chunk, 0, chunk.length, written);
        written += chunk.length;
      }
      await file.truncate(written);
    },
    { kind: 'document', name: document.name },
    control,
  );
}

/** Where the bytes of an answer begin; 0 where it is the whole file. */
function firstByte(headers: unknown): number {
  const given = headers instanceof Headers ? headers.get('content-range') : null;
  return Number(/^bytes (\d+)-/u.exec(given ?? '')?.[1] ?? 0);
}

function statusOf(error: unknown): unknown {
  return (error as { readonly response?: { readonly status?: unknown } } | null)?.response?.status;
}
