import type { Job } from '../../../core/contract/views.ts';
import { useApp } from '../app/appState.ts';
import { useInboxDesk } from './inboxDesk.ts';
import { type InboxRow, inboxRows, keyOfRow } from './inboxList.ts';
import { pickedKeys } from './inboxSelection.ts';

/** The same list each time. */
export const noJobs: readonly Job[] = [];

/** The rows as they are listed now; the same list for the same state. */
export function inboxRowsNow(): readonly InboxRow[] {
  const { arrivals, inbox, jobs: board } = useApp.getState();
  const jobs = board?.jobs ?? noJobs;
  const { filter, only, order, query, target, removed } = useInboxDesk.getState();
  const parts = [arrivals, inbox, removed, jobs, filter, only, order, query, target] as const;
  if (last?.parts.every((part, index) => part === parts[index]) !== true)
    last = {
      parts,
      rows: inboxRows(
        { arrivals, items: inbox ?? [], removed, jobs },
        { filter, only, order, query, target },
      ),
    };
  return last.rows;
}

let last: { readonly parts: readonly unknown[]; readonly rows: readonly InboxRow[] } | undefined;

/** The rows that an action is for: the selected ones, else the one with the cursor. */
export function pickedRows(): readonly InboxRow[] {
  const rows = inboxRowsNow();
  const picked = new Set(pickedKeys(useInboxDesk.getState(), rows.map(keyOfRow)));
  return rows.filter((row) => picked.has(keyOfRow(row)));
}
