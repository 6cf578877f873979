import type { Progress } from '../model/analysis.ts';
import type { ByteSink, ByteSource, Inflate, Unpack } from '../model/bytes.ts';

/** What a job lends to the unpacking. */
export interface UnpackInput {
  readonly source: ByteSource;
  /** File name of the archive; its members are named after it. */
  readonly name: string;
  readonly inflate: Inflate;
  /** Unpacks gzip data, also where several packed pieces follow one another. */
  readonly gunzip: Unpack;
  readonly room: MemberRoom;
  readonly onProgress?: (progress: Progress) => void;
}

/** Where members are written to, each under a number and never under its name. */
export interface MemberRoom {
  create(): Promise<MemberFile>;
}

export interface MemberFile {
  readonly place: number;
  readonly sink: ByteSink;
  /** Lets somebody read what was written, once the sink is closed. */
  look<Answer>(work: (written: ByteSource) => Promise<Answer>): Promise<Answer>;
  /** Of what was written; lower-case hex. Asked once. */
  sha256(): string;
}
