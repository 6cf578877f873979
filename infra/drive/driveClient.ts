import type { drive_v3 } from '@googleapis/drive';
import type { DriveSettings } from '../../core/model/drive.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import { driveAuth, type DriveKeys } from './driveAuth.ts';
import { type DriveAsking, driveError } from './driveErrors.ts';
import { googleAddresses } from './googleFetch.ts';
import type { SecretStore } from '../../core/ports/llm.ts';

/** Options that go with each request beside its parameters. */
export interface AskOptions {
  readonly signal: AbortSignal;
  readonly retry: false;
  readonly headers?: Record<string, string>;
}

/** Asks Google Drive. */
export interface DriveClient {
  /**
   * Does a request, again as `RemoteControl` says. A token that ran out is replaced once without a word.
   * @throws {AppError} as `driveError` says
   */
  ask<T>(
    request: (drive: drive_v3.Drive, options: AskOptions) => Promise<T>,
    about: DriveAsking,
    control: RemoteControl,
  ): Promise<T>;
}

/** How long one answer may take to begin, in milliseconds: exports of large documents take half a minute. */
const answerMs = 120_000;

/** Nothing of Google's is loaded before the first request. */
export function driveClient(settings: () => Promise<DriveSettings>, secrets: SecretStore): DriveClient {
  const keys: DriveKeys = { secrets, addresses: () => googleAddresses() };
  let opened: { readonly drive: drive_v3.Drive; readonly key: string } | undefined;
  const open = async (): Promise<drive_v3.Drive> => {
    const present = await settings();
    // Whoever signs in anew, or out, is somebody else.
    const key = JSON.stringify([present, await secrets.get('drive/sign-in')]);
    if (opened?.key === key) return opened.drive;
    const auth = await driveAuth(keys, present);
    const { drive } = await import('@googleapis/drive');
    // The library's own type of a client is of another copy of the same package.
    opened = { drive: drive({ version: 'v3', auth: auth as never }), key };
    return opened.drive;
  };
  return {
    async ask(request, about, { attempt, signal }) {
      let isSecond = false;
      return attempt(async () => {
        try {
          return await request(await open(), { signal: within(signal), retry: false });
        } catch (error) {
          if (isSecond || !isRunOut(error)) throw driveError(error, about);
          isSecond = true;
          opened = undefined;
        }
        try {
          return await request(await open(), { signal: within(signal), retry: false });
        } catch (error) {
          throw driveError(error, about);
        }
      });
    },
  };
}

function within(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
}

function isRunOut(error: unknown): boolean {
  const response = (error as { readonly response?: { readonly status?: unknown } } | null)?.response;
  return response?.status === 401;
}
