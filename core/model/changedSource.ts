import { AppError } from './errors.ts';

/** The error of a file that is not the one any more that an earlier look found; trying once more would not help. */
export function changedSince(name: string): AppError {
  return new AppError('SOURCE_CHANGED', `${name} was changed after it had been read.`, {
    remedy: 'Have the file read again in the Inbox, and look whether the mapping still fits.',
  });
}
