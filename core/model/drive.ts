/** How an installation reaches Google Drive. What is secret of it lies in the store of secrets. */
export interface DriveSettings {
  /** Of the installation's own OAuth client, for installed apps; empty where nobody made one. */
  readonly clientId: string;
  /** Path of a service account's key file on the host; it goes before a sign-in. Empty: none. */
  readonly keyFile: string;
}

export const driveDefaults: DriveSettings = { clientId: '', keyFile: '' };

/** In the order in which they are taken, `environment` first. */
export type DriveWay = 'environment' | 'keyFile' | 'signIn' | 'none';

/** How the connection to Google Drive stands, as far as it is known here. */
export interface DriveStatus {
  readonly way: DriveWay;
  /** Address of who was signed in or tried last; empty where that is not known. */
  readonly who: string;
  /** Whether the secret of the client is stored. */
  readonly hasSecret: boolean;
  /** What protects what is stored, besides being the person's own. */
  readonly protection: 'permissions' | 'system';
}

/** A step of signing in: the address that the person is to open in a browser, then what came of it. */
export type DriveSignIn =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'done'; readonly who: string };
