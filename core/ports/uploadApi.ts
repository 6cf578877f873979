import type { Session } from '../model/session.ts';
import type { Upload, UploadEvent, UploadId, UploadLane, UploadState } from '../model/upload.ts';

/** An upload with how far its parts are. */
export interface UploadStatus {
  readonly upload: Upload;
  /** The session that is at work, or was last: also that which takes what a run wrote into the leads. `null` before there is one. */
  readonly session: Session | null;
  /** Leads of what came after that session was ended by force; `null` where it takes in none, or none came late. */
  readonly lateLeads: number | null;
}

/** Who asks. */
export interface Person {
  readonly by: string;
}

/** What people can ask of uploads and do with them, over whichever transport. */
export interface UploadApi {
  /** @throws {AppError} `NOT_FOUND` */
  status(id: UploadId): Promise<UploadStatus>;
  list(page: {
    readonly states?: readonly UploadState[];
    readonly limit: number;
    readonly after?: UploadId;
  }): Promise<readonly Upload[]>;
  history(id: UploadId): Promise<readonly UploadEvent[]>;
  /** Ends a run with parts missing; what there is of it is written and held back. @throws {AppError} as `forceEnd` */
  forceComplete(id: UploadId, person: Person & { readonly reason: string }): Promise<UploadStatus>;
  /**
   * Says what becomes of results that came after an end by force: `take` sends their parts, and whatever else is missing,
   * through again, so that they are counted; otherwise they are thrown away. @throws {AppError} `NOT_READY` where none came
   */
  settleLate(id: UploadId, order: Person & { readonly take: boolean }): Promise<UploadStatus>;
  /** Sends what failed through again: parts of a run, or the whole of a file that could not be read. One that waits for a mapping is looked at anew. */
  redrive(id: UploadId, person: Person): Promise<UploadStatus>;
  /** A link that one file can be sent to, within a quarter of an hour. @throws {AppError} `SOURCE_TOO_LARGE`, `USAGE` */
  uploadLink(
    file: Person & {
      readonly fileName: string;
      readonly sizeBytes: number;
      readonly contentType: string;
      readonly lane: UploadLane;
    },
  ): Promise<{ readonly key: string; readonly url: string; readonly seconds: number }>;
  /** A link to one output, within five minutes. @throws {AppError} `NOT_FOUND`, `NOT_READY` while it is held back */
  outputLink(id: UploadId, name: string): Promise<{ readonly url: string; readonly seconds: number }>;
}
