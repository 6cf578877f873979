import { AppError } from '../../core/model/errors.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import type { DriveClient } from './driveClient.ts';
import { type DriveFile, fileFields } from './driveFile.ts';

/** Whose children are asked for; all of one shared drive, or none of any. */
export interface PageQuery {
  readonly folders: readonly {
    readonly id: string;
    readonly name: string;
    readonly key: string | undefined;
  }[];
  readonly driveId: string | null;
}

/** The most that Google tells at once. */
const pageSize = 1_000;
/** Times that a list is begun anew because Google lost its place in it, or did not look everywhere. */
const beginnings = 4;

/**
 * What lies in folders and not in the trash, a page at a time; after a page token that Google does not know any more,
 * some of it again. A page may be empty and others follow.
 *
 * @throws {AppError} `PLACE_UNREACHABLE` where Google does not tell all of it
 */
export async function* drivePages(
  client: DriveClient,
  query: PageQuery,
  control: RemoteControl,
): AsyncGenerator<readonly DriveFile[]> {
  const { folders, driveId } = query;
  const about = { kind: 'folder', name: folders[0]?.name ?? '' } as const;
  const keys = folders.flatMap(({ id, key }) => (key === undefined ? [] : [`${id}/${key}`]));
  const q = `(${folders.map(({ id }) => `'${id}' in parents`).join(' or ')}) and trashed = false`;
  const page = (pageToken: string | undefined) =>
    client.ask(
      async (drive, options) => {
        const params = {
          q,
          pageSize,
          fields: `nextPageToken,incompleteSearch,files(${fileFields})`,
          supportsAllDrives: true,
          includeItemsFromAllDrives: true,
          ...(driveId === null ? { corpora: 'user' } : { corpora: 'drive', driveId }),
          ...(pageToken === undefined ? {} : { pageToken }),
        };
        const headers: Record<string, string> =
          keys.length === 0 ? {} : { 'X-Goog-Drive-Resource-Keys': keys.join(',') };
        try {
          return (await drive.files.list(params, { ...options, headers })).data;
        } catch (error) {
          if (pageToken !== undefined && isLostPlace(error)) return undefined;
          throw error;
        }
      },
      about,
      control,
    );

  for (let beginning = 1; ; beginning += 1) {
    const seen = new Set<string>();
    let isWhole = true;
    for (let token: string | undefined; ; ) {
      const answer = await page(token);
      if (answer === undefined) {
        isWhole = false;
        break;
      }
      if (answer.files !== undefined) yield answer.files;
      if (answer.incompleteSearch === true) isWhole = false;
      const next = answer.nextPageToken ?? undefined;
      if (next === undefined) break;
      // In a circle it would go on for ever.
      if (seen.has(next)) {
        isWhole = false;
        break;
      }
      seen.add(next);
      token = next;
    }
    if (isWhole) return;
    if (beginning === beginnings)
      throw new AppError('PLACE_UNREACHABLE', `Google Drive did not tell all that lies in ${about.name}.`, {
        remedy: 'Try again later; nothing was left out unseen.',
      });
  }
}

function isLostPlace(error: unknown): boolean {
  const response = (error as { readonly response?: { readonly status?: unknown } } | null)?.response;
  return response?.status === 400;
}
