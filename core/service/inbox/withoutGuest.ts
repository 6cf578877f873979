import type { FileRecord } from '../../ports/stores.ts';

/** A file that no guest works on any more. */
export function withoutGuest(record: FileRecord): FileRecord {
  const { guest: _guest, ...rest } = record;
  return rest;
}
