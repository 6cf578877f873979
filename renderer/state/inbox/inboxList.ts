import type { InboxItem, Job, JobBoard, RemovedFile } from '../../../core/contract/views.ts';
import type { Arrival } from '../app/appState.ts';

/** One line of the Inbox: a file on its way to the host, one that is there, one that waits in a pipeline, or one that was removed. */
export type InboxRow =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'item'; readonly item: InboxItem }
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'removed'; readonly removed: RemovedFile };

/** Filters of the Inbox, in the order of their chips. `waiting`: for a language model that cannot be reached. */
export const inboxFilters = [
  'all',
  'todo',
  'working',
  'failed',
  'quarantined',
  'done',
  'waiting',
  'removed',
] as const;
export type InboxFilter = (typeof inboxFilters)[number];

export const inboxOrders = ['risk', 'newest', 'name', 'size'] as const;
export type InboxOrder = (typeof inboxOrders)[number];

/** Everything the list is made of. */
export interface InboxParts {
  readonly arrivals: readonly Arrival[];
  readonly items: readonly InboxItem[];
  readonly removed: readonly RemovedFile[];
  /** Of pipelines; those that wait for a mapping are listed until they are taken in as files. */
  readonly jobs: readonly Job[];
}

export interface InboxSight {
  readonly filter: InboxFilter;
  readonly order: InboxOrder;
  readonly query: string;
  /** Id of a pack; `null`: files of any target. */
  readonly target: string | null;
  /** Ids of the files that a question found; `null`: all. */
  readonly only: ReadonlySet<string> | null;
}

/** Something that names a row for as long as it is listed. */
export function keyOfRow(row: InboxRow): string {
  switch (row.kind) {
    case 'arrival':
      return `arrival ${String(row.arrival.key)}`;
    case 'item':
      return row.item.file.id;
    case 'job':
      return `${row.job.place} ${row.job.id}`;
    case 'removed':
      return row.removed.file.id;
  }
}

/** The rows that are listed. Removed files are listed under their own filter only. */
export function inboxRows(all: InboxParts, sight: InboxSight): readonly InboxRow[] {
  const parts = narrowedTo(all, sight.only);
  const words = sight.query.trim().toLowerCase().split(/\s+/);
  const matches = (name: string, origin = ''): boolean => {
    const text = `${origin}/${name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  if (sight.filter === 'removed') {
    return parts.removed
      .filter(({ file }) => matches(file.name, file.origin))
      .map((removed): InboxRow => ({ kind: 'removed', removed }));
  }
  const arrivals = parts.arrivals.filter(
    (arrival) =>
      sight.target === null &&
      matches(arrival.name, arrival.folder) &&
      passes(sight.filter, arrival.trouble === null ? 'working' : 'failed'),
  );
  const items = parts.items.filter(
    (item) =>
      (sight.target === null || item.target === sight.target) &&
      matches(item.file.name, item.file.origin) &&
      (passes(sight.filter, stateOf(item)) ||
        (sight.filter === 'waiting' && isWaiting(item)) ||
        (sight.filter === 'quarantined' && isHeld(item))),
  );
  const jobs = parts.jobs.filter(
    (job) =>
      needsMapping(job) &&
      (sight.target === null || job.packId === sight.target) &&
      matches(job.fileName) &&
      passes(sight.filter, 'todo'),
  );
  const failed = arrivals.filter(({ trouble }) => trouble !== null);
  const coming = arrivals.filter(({ trouble }) => trouble === null);
  const asRow = (arrival: Arrival): InboxRow => ({ kind: 'arrival', arrival });
  return [
    ...failed.map(asRow),
    ...jobs.map(jobRow),
    ...items.toSorted(comparers[sight.order]).map(itemRow),
    ...coming.map(asRow),
  ];
}

/** The same row for the same file, so that only what changed is drawn anew. */
const itemRows = new WeakMap<InboxItem, InboxRow>();
function itemRow(item: InboxItem): InboxRow {
  const row = itemRows.get(item) ?? { kind: 'item', item };
  itemRows.set(item, row);
  return row;
}

const jobRows = new WeakMap<Job, InboxRow>();
function jobRow(job: Job): InboxRow {
  const row = jobRows.get(job) ?? { kind: 'job', job };
  jobRows.set(job, row);
  return row;
}

/** Whether a job waits for a mapping and is no file of the Inbox yet. */
function needsMapping({ state, fileId }: Job): boolean {
  return state === 'waiting' && fileId === null;
}

/** How many jobs stand in the Inbox. */
export function waitingJobs(board: JobBoard | null): number {
  return board?.jobs.filter(needsMapping).length ?? 0;
}

/** The files that a question found, and nothing that is no file yet. */
function narrowedTo(parts: InboxParts, only: ReadonlySet<string> | null): InboxParts {
  if (only === null) return parts;
  return { arrivals: [], items: parts.items.filter(({ file }) => only.has(file.id)), removed: [], jobs: [] };
}

/** How many files stand under each filter. */
export function inboxCounts(
  all: InboxParts,
  { target, only }: Pick<InboxSight, 'target' | 'only'>,
): Record<InboxFilter, number> {
  const { arrivals, items, removed, jobs } = narrowedTo(all, only);
  const counts = {
    all: 0,
    todo: 0,
    working: 0,
    failed: 0,
    quarantined: 0,
    done: 0,
    waiting: 0,
    removed: removed.length,
  };
  if (target === null) {
    for (const { trouble } of arrivals) {
      counts.all += 1;
      counts[trouble === null ? 'working' : 'failed'] += 1;
    }
  }
  for (const job of jobs) {
    if (!needsMapping(job) || (target !== null && job.packId !== target)) continue;
    counts.all += 1;
    counts.todo += 1;
  }
  for (const item of items) {
    if (target !== null && item.target !== target) continue;
    counts.all += 1;
    counts[stateOf(item)] += 1;
    if (isWaiting(item)) counts.waiting += 1;
    if (isHeld(item)) counts.quarantined += 1;
  }
  return counts;
}

/** How many files go to each target, most first; files that are not read yet count nowhere. */
export function inboxTargets(
  items: readonly InboxItem[],
): readonly { readonly packId: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { target } of items) if (target !== null) counts.set(target, (counts.get(target) ?? 0) + 1);
  return [...counts].map(([packId, count]) => ({ packId, count })).toSorted((a, b) => b.count - a.count);
}

/** Files that wait for a person, failed ones and those in quarantine included: what the navigation and the title count. */
export function needsPerson(items: readonly InboxItem[]): number {
  return items.filter(
    ({ file: { state } }) => state === 'review' || state === 'failed' || state === 'quarantined',
  ).length;
}

type PlainFilter = 'todo' | 'working' | 'failed' | 'done';

function stateOf({ file }: InboxItem): PlainFilter {
  switch (file.state) {
    case 'review':
    case 'quarantined':
      return 'todo';
    case 'reading':
    case 'running':
      return 'working';
    case 'failed':
    case 'done':
      return file.state;
  }
}

function passes(filter: InboxFilter, state: PlainFilter): boolean {
  return filter === 'all' || filter === state;
}

/** Its last run ended in quarantine: it is among those to do, too. */
function isHeld({ file }: InboxItem): boolean {
  return file.state === 'quarantined';
}

function isWaiting({ ai, file }: InboxItem): boolean {
  return file.state === 'review' && ai?.kind === 'waiting';
}

const byTime = (a: InboxItem, b: InboxItem): number =>
  b.file.addedAt < a.file.addedAt ? -1 : b.file.addedAt > a.file.addedAt ? 1 : 0;
const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const comparers: Record<InboxOrder, (a: InboxItem, b: InboxItem) => number> = {
  risk: (a, b) => riskOf(a) - riskOf(b) || byTime(a, b),
  newest: byTime,
  name: (a, b) => names.compare(a.file.name, b.file.name) || byTime(a, b),
  size: (a, b) => b.file.sizeBytes - a.file.sizeBytes || byTime(a, b),
};

/** What needs a person stands first, and of that what may go wrong; then what is under way, then what is done. */
function riskOf({ file, drift, doubts, openCount }: InboxItem): number {
  switch (file.state) {
    case 'failed':
    case 'quarantined':
      return 0;
    case 'review':
      if ((drift?.changes.length ?? 0) > 0) return 1;
      if (doubts.length > 0) return 2;
      return openCount === 0 ? 4 : 3;
    case 'reading':
    case 'running':
      return 5;
    case 'done':
      return 6;
  }
}
