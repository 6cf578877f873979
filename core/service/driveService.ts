import type { DriveSignIn, DriveStatus } from '../model/drive.ts';
import { AppError } from '../model/errors.ts';
import type { DriveAccount } from '../ports/drive.ts';
import type { SettingsService } from './base/settings.ts';

/** A method for each procedure of Google Drive, under the same names. */
export interface DriveService {
  /** `null` where this host does not reach it. */
  status(): Promise<DriveStatus | null>;
  signIn(input?: undefined, signal?: AbortSignal): AsyncIterable<DriveSignIn>;
  signOut(): Promise<void>;
  putSecret(input: { readonly secret: string | null }): Promise<void>;
  tryOut(): Promise<{ readonly who: string }>;
}

/** @param account absent where the host does not reach Google Drive */
export function createDriveService(
  account: DriveAccount | undefined,
  settings: Pick<SettingsService, 'get'>,
): DriveService {
  const there = (): DriveAccount => {
    if (account !== undefined) return account;
    throw new AppError('USAGE', 'This host does not reach Google Drive.');
  };
  const chosen = async () => (await settings.get()).drive;
  return {
    status: async () => (account === undefined ? null : account.status(await chosen())),
    async *signIn(_, signal = new AbortController().signal) {
      yield* there().signIn(await chosen(), signal);
    },
    signOut: async () => there().signOut(await chosen()),
    putSecret: ({ secret }) => there().putSecret(secret),
    tryOut: async () => ({ who: await there().tryOut(await chosen()) }),
  };
}
