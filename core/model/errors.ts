/**
 * Every failure a user or an operator can act on. Odd *data* is an `Issue` and is not listed here;
 * a bug is a plain `Error`. `exitCode` is what the command line ends with: 1 data problem, 2 usage, 3 environment.
 */
export const errorCatalogue = {
  SOURCE_EMPTY: {
    exitCode: 1,
    retryable: false,
    remedy: 'Ask the sender for the file again; this one has no visible character.',
  },
  SOURCE_NO_ROWS: {
    exitCode: 1,
    retryable: false,
    remedy: 'Check the header row; below it there are no data rows to map.',
  },
  SOURCE_BINARY: {
    exitCode: 1,
    retryable: false,
    remedy: 'Open the file in the program that made it and export it as CSV or XLSX.',
  },
  SOURCE_DAMAGED: {
    exitCode: 1,
    retryable: false,
    remedy: 'Ask the sender for the file again, or open it in Excel and save it anew.',
  },
  SOURCE_PASSWORD: {
    exitCode: 1,
    retryable: false,
    remedy: 'Open the workbook in Excel, remove its password and drop it again.',
  },
  SOURCE_NO_TEXT: {
    exitCode: 1,
    retryable: false,
    remedy: 'Make its text readable with a program for text recognition (OCR), then scan it again.',
  },
  SOURCE_UNSUPPORTED: {
    exitCode: 1,
    retryable: false,
    remedy: 'Save the file as XLSX or CSV and drop it again.',
  },
  SOURCE_ARCHIVE: {
    exitCode: 1,
    retryable: false,
    remedy: 'Unpack the archive and drop the files that are in it.',
  },
  SOURCE_UNREADABLE: {
    exitCode: 3,
    retryable: true,
    remedy: 'Check that the file is still there and that you may read it, then try again.',
  },
  SOURCE_CHANGED: {
    exitCode: 1,
    retryable: true,
    remedy: 'The file was written to while it was being read. Wait until it is complete, then try again.',
  },
  SOURCE_LINE_TOO_LONG: {
    exitCode: 1,
    retryable: false,
    remedy: 'Check delimiter and line ends; one line holds more than a table row can.',
  },
  SOURCE_TOO_MANY_COLUMNS: {
    exitCode: 1,
    retryable: false,
    remedy: 'Check the delimiter, or cut the file into parts of fewer columns.',
  },
  SOURCE_TOO_LARGE: {
    exitCode: 1,
    retryable: false,
    remedy: 'Cut the file into smaller parts, or save the sheet as CSV, which has no such limit.',
  },
  LIMIT_MEMORY: {
    exitCode: 1,
    retryable: true,
    remedy: 'Reading stopped at the memory limit. Save the sheet as CSV, or cut the file into parts.',
  },
  LIMIT_TIME: {
    exitCode: 1,
    retryable: true,
    remedy:
      'Reading stopped at the time limit. Try again while the computer is less busy, or cut the file into parts.',
  },
  ENGINE_LOST: {
    exitCode: 3,
    retryable: true,
    remedy: 'The reader process stopped unexpectedly and was replaced. Try the file again.',
  },
  CANCELLED: { exitCode: 1, retryable: true, remedy: 'Start it again when you want to go on.' },
  DISK_FULL: {
    exitCode: 3,
    retryable: true,
    remedy: 'Free some disk space, then try again. Nothing saved before was lost.',
  },
  STORE_UNAVAILABLE: {
    exitCode: 3,
    retryable: true,
    remedy: 'Check that the data folder can be written to, then start Mapwright again.',
  },
  STORE_NEWER: {
    exitCode: 3,
    retryable: false,
    remedy:
      'The data folder was written by a newer Mapwright. Start that one, or choose another data folder.',
  },
  PACK_INVALID: {
    exitCode: 2,
    retryable: false,
    remedy: 'Correct the target schema at the places named, then try again.',
  },
  PACK_CONFLICT: {
    exitCode: 1,
    retryable: true,
    remedy: 'Someone saved a newer version of the pack. Look at it, then save again.',
  },
  MAPPING_CONFLICT: {
    exitCode: 1,
    retryable: true,
    remedy: 'Someone approved a newer version. Look at the difference, then approve again.',
  },
  MAPPING_INVALID: {
    exitCode: 2,
    retryable: false,
    remedy: 'Export the mapping anew where it was approved, then import that file.',
  },
  MAPPING_INCOMPLETE: {
    exitCode: 1,
    retryable: false,
    remedy: 'Give each required field a source, or approve with a reason.',
  },
  APPROVAL_WAITING: {
    exitCode: 1,
    retryable: false,
    remedy: 'Discard the approval under Jobs to change it; it becomes a draft again.',
  },
  FIND_PATTERN: {
    exitCode: 2,
    retryable: false,
    remedy: 'Correct the pattern, or switch patterns off to look for the text as it stands.',
  },
  RUN_UNDER_WAY: {
    exitCode: 1,
    retryable: true,
    remedy: 'Wait until that run has ended, or cancel it, then run again.',
  },
  LLM_OFF: {
    exitCode: 2,
    retryable: false,
    remedy: 'Switch the language model on in Settings, or go on with the local proposal.',
  },
  LLM_CHANGED: {
    exitCode: 1,
    retryable: true,
    remedy: 'Read the request again; only what was read is sent.',
  },
  LLM_BUDGET: {
    exitCode: 1,
    retryable: false,
    remedy: 'Raise the limit in Settings, or go on with the local proposal.',
  },
  LLM_REFUSED: {
    exitCode: 3,
    retryable: false,
    remedy: 'Check model, region, profile and key in Settings, then test the connection.',
  },
  LLM_UNAVAILABLE: {
    exitCode: 3,
    retryable: true,
    remedy: 'Go on with the local proposal, or ask again later.',
  },
  LLM_INVALID: {
    exitCode: 1,
    retryable: true,
    remedy: 'Go on with the local proposal, or choose another model in Settings.',
  },
  ASK_INVALID: {
    exitCode: 2,
    retryable: false,
    remedy: 'Change the filter at the place named, then ask again.',
  },
  ASK_TOO_LONG: {
    exitCode: 1,
    retryable: true,
    remedy: 'Narrow the question down, such as to a shorter time, then ask again.',
  },
  RECORD_CHANGED: {
    exitCode: 1,
    retryable: true,
    remedy: 'Look at the record as it is now, then decide again.',
  },
  RECORD_KEY_TAKEN: {
    exitCode: 1,
    retryable: false,
    remedy: 'Open that record and change it, or merge the two.',
  },
  WORK_STUCK: {
    exitCode: 1,
    retryable: true,
    remedy: 'Retry it. If that does not help, complete it by force and say why; what is in stays.',
  },
  UNDO_BLOCKED: { exitCode: 1, retryable: false, remedy: 'Undo what came later first.' },
  OBJECT_MISSING: {
    exitCode: 1,
    retryable: false,
    remedy: 'Check bucket and key; the object may have been moved or deleted since. Upload the file again.',
  },
  ACCESS_DENIED: {
    exitCode: 3,
    retryable: false,
    remedy: 'Ask whoever runs the AWS account for the permission named, then try again.',
  },
  SIGN_IN_NEEDED: {
    exitCode: 3,
    retryable: true,
    remedy: 'Sign in to AWS again under Settings; what waits goes on by itself.',
  },
  PLACE_UNREACHABLE: {
    exitCode: 3,
    retryable: true,
    remedy: 'Check the connection to the internet, then try again.',
  },
  WAREHOUSE_REFUSED: {
    exitCode: 3,
    retryable: false,
    remedy: 'Look at what the warehouse said, mend table or rights there, then load the run again.',
  },
  WORK_GIVEN_UP: {
    exitCode: 1,
    retryable: true,
    remedy: 'Look at what the workers logged for this part, then send it through again.',
  },
  RUN_NOT_HELD: {
    exitCode: 2,
    retryable: false,
    remedy: 'Look at the run in History; only one that is in quarantine can be released.',
  },
  REASON_MISSING: {
    exitCode: 2,
    retryable: false,
    remedy: 'Say in a sentence why the outputs may go on; it stays with the run.',
  },
  NOT_FOUND: { exitCode: 2, retryable: false, remedy: 'Check the name; it may have been removed.' },
  NOT_READY: { exitCode: 1, retryable: true, remedy: 'Wait until the file has been read.' },
  USAGE: { exitCode: 2, retryable: false, remedy: 'See mapwright --help.' },
} as const satisfies Record<string, { exitCode: 1 | 2 | 3; retryable: boolean; remedy: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** An `AppError` as it travels: to the renderer, into the history, onto standard output. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
  readonly retryable: boolean;
  /** Everything that is wrong, a line each, where it is more than the message can say; absent for nothing more. */
  readonly details?: readonly string[];
}

/** A failure that somebody can act on. The message names the object and the fact; the remedy comes from the catalogue unless given. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly retryable: boolean;
  readonly details: readonly string[];

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      readonly cause?: unknown;
      readonly remedy?: string;
      readonly details?: readonly string[];
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy ?? errorCatalogue[code].remedy;
    this.retryable = errorCatalogue[code].retryable;
    this.details = options.details ?? [];
  }

  toView(): ErrorView {
    const { code, message, remedy, retryable, details } = this;
    return { code, message, remedy, retryable, ...(details.length === 0 ? {} : { details }) };
  }

  /** Rebuilds the error on the other side of a process or wire. */
  static fromView(view: ErrorView): AppError {
    return new AppError(view.code, view.message, { remedy: view.remedy, details: view.details ?? [] });
  }
}

/** For the branch that the compiler has ruled out. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** States what must hold here; a breach is a bug and stops the job. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
