import { AppError } from '../../../core/model/errors.ts';

/**
 * What a library threw, as something that a person can act on. It throws errors of any kind where a file is not what it
 * should be, so all but one count as damage.
 */
export function libraryError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const words = error instanceof Error ? error.message : String(error);
  // Archives are unpacked before the library sees anything, so what it takes for an encrypted one is none.
  if (/password|encrypt/iu.test(words) && !/zip/iu.test(words))
    return new AppError('SOURCE_PASSWORD', 'The workbook is protected by a password.', { cause: error });
  return new AppError('SOURCE_DAMAGED', 'The workbook cannot be read; its parts contradict each other.', {
    cause: error,
  });
}
