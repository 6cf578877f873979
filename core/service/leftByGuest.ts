import { AppError } from '../model/errors.ts';
import type { FileRecord } from '../ports/stores.ts';
import { withoutGuest } from './inbox/withoutGuest.ts';

/** A file whose guest was stopped while it read it. */
export function leftByGuest(record: FileRecord): FileRecord {
  const error = new AppError('CANCELLED', `The command that read ${record.name} was stopped.`).toView();
  return { ...withoutGuest(record), state: 'failed', error };
}
