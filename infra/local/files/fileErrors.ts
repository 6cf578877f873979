import { AppError } from '../../../core/model/errors.ts';

/** Turns a failure to write into `DISK_FULL`, or `STORE_UNAVAILABLE` for any other reason the system gives. Typed errors and bugs pass. */
export function writeError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('DISK_FULL', 'The disk ran full while a file was written.', { cause: error });
  return new AppError('STORE_UNAVAILABLE', `A file could not be written (${code}).`, { cause: error });
}

/** Turns a failure to read into `SOURCE_UNREADABLE`; the message names the file and the system's reason. */
export function readError(error: unknown, name: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const fact = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  return new AppError('SOURCE_UNREADABLE', `${name} ${fact}.`, { cause: error });
}

/** The system's name of the reason, such as `ENOENT`; `undefined` where the error is not the system's. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
