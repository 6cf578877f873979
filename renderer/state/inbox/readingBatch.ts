/** Files taken in since the Inbox was idle last, and how far they are. */
export interface ReadingBatch {
  /** Weight of each file by its name: its bytes and what any file costs. */
  readonly members: ReadonlyMap<string, number>;
  readonly busy: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** What reading any file costs beside its bytes, as so many bytes; a proposal takes a quarter of a second. */
const fileBytes = 2_000_000;
/** Time and share that an estimate takes at least, in milliseconds and from 0 to 1. */
const surest = { elapsedMs: 2_000, share: 0.03 } as const;

/** @param busy names of the files that are on their way or being read, with their sizes in bytes */
export function nextBatch(
  batch: ReadingBatch | null,
  busy: ReadonlyMap<string, number>,
  nowMs: number,
): ReadingBatch | null {
  if (busy.size === 0) return null;
  const names = new Set(busy.keys());
  if (batch === null) return { members: weighed(new Map(), busy), busy: names, startedAt: nowMs };
  if (names.size === batch.busy.size && [...names].every((name) => batch.busy.has(name))) return batch;
  return { ...batch, members: weighed(batch.members, busy), busy: names };
}

/** How many are done of how many, and the time left in milliseconds; `null` until there is enough to go by. */
export function batchProgress(
  { members, busy, startedAt }: ReadingBatch,
  nowMs: number,
): {
  readonly done: number;
  readonly total: number;
  readonly share: number;
  readonly remainingMs: number | null;
} {
  let all = 0;
  let left = 0;
  for (const [name, weight] of members) {
    all += weight;
    if (busy.has(name)) left += weight;
  }
  const share = all === 0 ? 0 : (all - left) / all;
  const elapsedMs = nowMs - startedAt;
  const isSure = elapsedMs >= surest.elapsedMs && share >= surest.share;
  return {
    done: members.size - busy.size,
    total: members.size,
    share,
    remainingMs: isSure ? (elapsedMs * (1 - share)) / share : null,
  };
}

function weighed(
  before: ReadonlyMap<string, number>,
  busy: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const members = new Map(before);
  for (const [name, sizeBytes] of busy) if (!members.has(name)) members.set(name, sizeBytes + fileBytes);
  return members;
}
