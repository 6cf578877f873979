import type { FileId, InboxItem } from '../../../core/contract/views.ts';

/** Files whose bytes, or sheet or table of the same bytes, are in the Inbox already, each with the one that came first. Those somebody wants both of are left out. */
export function sameFiles(items: readonly InboxItem[]): ReadonlyMap<FileId, InboxItem> {
  const first = new Map<string, InboxItem>();
  // Oldest first; of files taken in at the same moment the one whose id is smaller.
  const byAge = items.toSorted(
    (a, b) => compare(a.file.addedAt, b.file.addedAt) || compare(a.file.id, b.file.id),
  );
  const same = new Map<FileId, InboxItem>();
  for (const item of byAge) {
    if (item.sha256 === null) continue;
    const { sheet = '', table = '' } = item.file;
    const key = `${item.sha256} ${sheet} ${table}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, item);
    else if (item.file.keptBoth !== true) same.set(item.file.id, before);
  }
  return same;
}

/** For each layout how many files wait for a person with it; layouts of one file alone are left out. */
export function alikeCounts(items: readonly InboxItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file, layout } of items)
    if (file.state === 'review' && layout !== null) counts.set(layout, (counts.get(layout) ?? 0) + 1);
  for (const [layout, count] of counts) if (count < 2) counts.delete(layout);
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
