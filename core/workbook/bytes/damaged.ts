import { AppError } from '../../model/errors.ts';

/** A workbook that is not as its format demands; `message` says where. */
export function damaged(message: string): AppError {
  return new AppError('SOURCE_DAMAGED', message);
}
