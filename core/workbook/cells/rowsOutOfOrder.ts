import { AppError } from '../../model/errors.ts';

/** A row of a sheet that stands behind a later one, or a second time. It can be read after all: see `readOrdered`. */
export class RowsOutOfOrder extends AppError {
  constructor() {
    super('SOURCE_DAMAGED', 'The rows of the sheet are not in order.');
  }
}
