import type { AskQuery } from '../model/ask.ts';
import type { RowFileFormat } from '../model/rowFormat.ts';

/** Which rows are wanted as a file, with which columns and in which order: those of the query, as it lists or counts them. */
export interface ExportWish {
  readonly query: AskQuery;
  /** Words that words of values begin with; of lists of leads in the order of arrival alone. */
  readonly words: readonly string[];
  readonly format: RowFileFormat;
  /** What stands in the first line, or before the values of JSON. */
  readonly header: 'names' | 'labels';
  /** IANA name of the asker's zone. */
  readonly zone: string;
  /** As an answer told it, so that the file has the rows of that answer; `null`: now. Rows that came later are left out. */
  readonly asOf: string | null;
}

/** One file of an export, behind a link. */
export interface ExportedFile {
  readonly url: string;
  readonly fileName: string;
  readonly rows: number;
}

/** How far an export is. */
export interface ExportProgress {
  readonly exportId: string;
  readonly state: 'running' | 'done';
  /** Rows that are written. */
  readonly rows: number;
  /** Rows there will be; `null` where nobody knows before the end. */
  readonly of: number | null;
  /** Of one that is done, in the order of the rows; a text is one file, a long list several workbooks. */
  readonly files: readonly ExportedFile[];
  /** How long the links live from now on. */
  readonly seconds: number;
}

/**
 * Files of what a pipeline can be asked about. Whoever wants one has it worked on step by step, each of which ends before a
 * request has to, and may stop at any: what was written passes away by itself.
 */
export interface ExportApi {
  /**
   * Begins, and takes the first step.
   * @throws {AppError} `ASK_INVALID`; `ASK_TOO_LONG` where rows have to be put in order and are more than one answer holds
   */
  begin(wish: ExportWish, by: string): Promise<ExportProgress>;
  /** Takes the next step; of an export that is done it tells the files again. @throws {AppError} `NOT_FOUND` for anybody else's, or one that has passed away */
  goOn(exportId: string, by: string): Promise<ExportProgress>;
}
