import { AppError, errorCatalogue } from '../../../../core/model/errors.ts';
import type { EngineEntries } from './engineEntries.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface Session {
  readonly terminal: Terminal;
  /** Aborts on Ctrl-C, or when whoever reads the answer has left. */
  readonly signal: AbortSignal;
  readonly entries: EngineEntries;
  readonly appVersion: string;
  /** Folders of the app itself: the built renderer and the samples. */
  readonly rendererFolder: string;
  readonly samplesFolder: string;
}

/** 1 a problem with the data, 2 wrong usage, 3 a problem with this machine. */
export function exitCodeOf(error: AppError): number {
  return errorCatalogue[error.code].exitCode;
}

/** A typed failure passes; a bug is thrown on, so that it is seen. */
export function toAppError(cause: unknown, { signal }: Pick<Session, 'signal'>): AppError {
  if (cause instanceof AppError) return cause;
  if (signal.aborted) return new AppError('CANCELLED', 'The command was stopped.');
  throw cause;
}
