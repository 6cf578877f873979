import { AppError } from '../../model/errors.ts';

/** For a sheet of whose cells more text comes than the limits of `workbookOptions` allow. */
export function tooMuchText(): AppError {
  return new AppError('SOURCE_TOO_LARGE', 'The cells of the sheet hold more text than can be kept.');
}
