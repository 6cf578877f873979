import type { InboxItem } from '../../../core/contract/views.ts';
import type { Arrival } from '../../state/appState.ts';

/** One line of the Inbox: a file on its way to the host, or one that is there. */
export type InboxRow =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'item'; readonly item: InboxItem };

/** Files on their way stand first, then what needs a person, then the rest; newest first within each. */
export function inboxRows(
  arrivals: readonly Arrival[],
  items: readonly InboxItem[],
  query: string,
): readonly InboxRow[] {
  const wanted = query.trim().toLowerCase();
  const matches = (name: string): boolean => wanted === '' || name.toLowerCase().includes(wanted);
  const sorted = items
    .filter((item) => matches(item.file.name))
    .sort((a, b) => urgency(a) - urgency(b) || b.file.addedAt.localeCompare(a.file.addedAt));
  return [
    ...arrivals
      .filter((arrival) => matches(arrival.name))
      .map((arrival): InboxRow => ({ kind: 'arrival', arrival })),
    ...sorted.map((item): InboxRow => ({ kind: 'item', item })),
  ];
}

const order = { reading: 0, failed: 1, review: 1, running: 2, done: 3 } as const;

function urgency(item: InboxItem): number {
  return order[item.file.state];
}

/** How many files wait for a person, are being worked on, and are finished. */
export function inboxCounts(items: readonly InboxItem[]): { todo: number; busy: number; done: number } {
  const counts = { todo: 0, busy: 0, done: 0 };
  for (const { file } of items) {
    if (file.state === 'review' || file.state === 'failed') counts.todo += 1;
    else if (file.state === 'done') counts.done += 1;
    else counts.busy += 1;
  }
  return counts;
}
