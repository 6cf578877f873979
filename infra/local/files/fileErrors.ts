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
  const fact = facts[code] ?? `cannot be read (${code})`;
  return new AppError('SOURCE_UNREADABLE', `${name} ${fact}.`, { cause: error });
}

const facts: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'cannot be read, as you have no right to (EACCES)',
  EPERM: 'cannot be read, as you have no right to (EPERM)',
  ELOOP: 'cannot be read, as its link leads back to itself (ELOOP)',
  ENAMETOOLONG: 'cannot be opened, as its path is too long for this system (ENAMETOOLONG)',
};

/** The system's name of the reason, such as `ENOENT`; `undefined` where the error is not the system's. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
