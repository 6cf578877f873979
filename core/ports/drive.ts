import type { DriveSettings, DriveSignIn, DriveStatus } from '../model/drive.ts';

/** The way to the person's Google Drive. No token ever leaves it. */
export interface DriveAccount {
  /** Nobody is asked. */
  status(settings: DriveSettings): Promise<DriveStatus>;
  /**
   * Signs a person in, who opens the address that is told first. Breaking off ends it.
   * @throws {AppError} `USAGE` where no client is set; `ACCESS_DENIED` where the person said no; `SIGN_IN_NEEDED`,
   *   `PLACE_UNREACHABLE`, `CANCELLED`
   */
  signIn(settings: DriveSettings, signal: AbortSignal): AsyncIterable<DriveSignIn>;
  /** Forgets the sign-in, and tells Google so where it can be reached. */
  signOut(settings: DriveSettings): Promise<void>;
  /** Stores the secret of the client, or takes it away. */
  putSecret(secret: string | null): Promise<void>;
  /** Asks Google who this is. @returns the address. @throws {AppError} why it cannot be told */
  tryOut(settings: DriveSettings): Promise<string>;
}
