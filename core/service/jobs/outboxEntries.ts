import type { SendFiles } from '../../jobs/createJobs.ts';
import type { FileId } from '../../model/ids.ts';
import type { OutboxEntry } from '../../model/job.ts';
import type { OutboxRecord } from '../../ports/outboxStore.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';

/** What an entry of the outbox begins with, whatever is sent by it. */
type EntryOf = (of: { readonly fileId: FileId; readonly fileName: string; readonly by: string }) => Pick<
  OutboxRecord,
  'id' | 'fileId' | 'fileName' | 'by' | 'at' | 'mark' | 'error' | 'guest'
> & {
  readonly state: 'waiting';
};

export function outboxEntries({
  ids,
  clock,
  sharing,
}: Pick<Dependencies, 'ids' | 'clock' | 'sharing'>): EntryOf {
  return (of) => ({
    id: ids.next(),
    ...of,
    at: timestamp(clock),
    state: 'waiting',
    mark: null,
    error: null,
    ...(sharing.guest ? { guest: true as const } : {}),
  });
}

/** Entries for files of the Inbox, but for those that wait to be sent there already. */
export async function entriesOfFiles(
  { sources }: Pick<Dependencies, 'sources'>,
  given: {
    readonly order: SendFiles;
    readonly by: string;
    readonly present: readonly OutboxEntry[];
    readonly entryOf: EntryOf;
  },
): Promise<readonly OutboxRecord[]> {
  const { order, by, present, entryOf } = given;
  const { place, lane } = order;
  const entries: OutboxRecord[] = [];
  for (const fileId of new Set(order.fileIds)) {
    const isWaiting = present.some(
      (one) => one.kind === 'file' && one.fileId === fileId && one.place === place && one.lane === lane,
    );
    if (isWaiting) continue;
    const { name: fileName, sizeBytes } = await sources.describe(fileId);
    entries.push({
      ...entryOf({ fileId, fileName, by }),
      kind: 'file',
      place,
      lane,
      sizeBytes,
      approval: null,
    });
  }
  return entries;
}
