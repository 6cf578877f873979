import type { FolderView, RemoteState } from '../model/scan.ts';
import type { ScanPlace } from '../model/scanRun.ts';
import type { DriveAccount } from './drive.ts';
import type { ListedDocument } from './scans.ts';

/** Where documents lie that are on no disk of this machine. */
export type RemotePlace = Extract<ScanPlace, { readonly kind: 's3' | 'drive' }>;

/** How a place is asked. */
export interface RemoteControl {
  readonly signal: AbortSignal;
  /**
   * Does a step, and again as long as it fails with `NotNow`: after a pause that grows, or the one that is asked for. Every
   * request of an adapter is one. For a scan that goes on until the network is back; for a person who waits, some seconds.
   *
   * @throws {AppError} `PLACE_UNREACHABLE` after these seconds, `CANCELLED` with the signal; whatever else the step throws
   */
  readonly attempt: <T>(step: () => Promise<T>) => Promise<T>;
}

/** A document that is to be brought here. */
export interface FetchOrder<Place extends RemotePlace> {
  readonly place: Place;
  readonly document: ListedDocument;
  /** Of a file that is not there yet; left behind by a step that failed, it is gone on with or begun anew. */
  readonly path: string;
}

/**
 * The documents of one kind of place far away.
 *
 * Of a document's own fault adapters throw `SOURCE_UNREADABLE`, `SOURCE_CHANGED`, `SOURCE_TOO_LARGE` or `OBJECT_MISSING`, which
 * count it as unreadable. `SIGN_IN_NEEDED`, `ACCESS_DENIED` and `PLACE_UNREACHABLE` are the place's, and make a scan pause.
 */
export interface RemoteDocuments<Place extends RemotePlace = RemotePlace> {
  /** Whether it is set up, without asking anybody. */
  state(): Promise<RemoteState>;
  /** @throws {AppError} why nothing can be searched there: `NOT_FOUND`, `USAGE`, and as above */
  check(place: Place, control: RemoteControl): Promise<void>;
  /** What a folder holds; an empty path: where a person begins to look. A path is the place's own text, or an address a person pasted. */
  browse(path: string, control: RemoteControl): Promise<FolderView>;
  /** Every document once, some hundred at a time, in the place's own order; `at` names each. @throws {AppError} as above */
  list(place: Place, control: RemoteControl): AsyncIterable<readonly ListedDocument[]>;
  /** Writes the bytes of a document into a file, whole and as they were listed. @throws {AppError} as above, `DISK_FULL` */
  fetch(order: FetchOrder<Place>, control: RemoteControl): Promise<void>;
}

/** The places far away that a host reaches; one that is absent cannot be chosen. */
export interface RemotePlaces {
  readonly s3?: RemoteDocuments<Extract<RemotePlace, { readonly kind: 's3' }>>;
  readonly drive?: RemoteDocuments<Extract<RemotePlace, { readonly kind: 'drive' }>>;
  /** The sign-in behind `drive`. */
  readonly driveAccount?: DriveAccount;
}
