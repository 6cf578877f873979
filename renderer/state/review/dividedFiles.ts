import type { FileId } from '../../../core/contract/views.ts';

/** Archives whose members have taken their place since the page was loaded. */
const divided = new Set<FileId>();

export function noteDivided(fileId: FileId): void {
  divided.add(fileId);
}

/** Whether a file is gone because it was an archive: whoever wants to see it wants to see the Inbox with its members. */
export function wasDivided(fileId: FileId): boolean {
  return divided.has(fileId);
}
