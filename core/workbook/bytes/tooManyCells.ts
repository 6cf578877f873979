import { AppError } from '../../model/errors.ts';

/** For a sheet with more cells than `workbookOptions.cells`, the empty ones counted that its widest row makes of it. */
export function tooManyCells(): AppError {
  return new AppError(
    'SOURCE_TOO_LARGE',
    'The sheet holds more than 100 million cells, empty ones counted.',
    {
      remedy:
        'Look for cells far to the right of the table and delete their columns in Excel, or save the sheet as CSV, which has no such limit.',
    },
  );
}
