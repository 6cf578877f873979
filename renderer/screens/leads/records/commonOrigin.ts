import type { RecordOrigin, RecordView } from '../../../../core/contract/recordViews.ts';

/** Where most of a record's values are from, so that it need not be said of each; `null` for none. */
export function commonOrigin({ values }: Pick<RecordView, 'values'>): RecordOrigin | null {
  const counts = new Map<string, { count: number; readonly origin: RecordOrigin }>();
  for (const { origin } of values) {
    if (origin?.kind !== 'file') continue;
    const key = `${origin.runId} ${String(origin.row)}`;
    const entry = counts.get(key) ?? { count: 0, origin };
    entry.count += 1;
    counts.set(key, entry);
  }
  const [first] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return first?.origin ?? null;
}

/** Whether two values are from the same row of the same run. */
export function sameOrigin(one: RecordOrigin | null, other: RecordOrigin | null): boolean {
  return one?.kind === 'file' && other?.kind === 'file' && one.runId === other.runId && one.row === other.row;
}
