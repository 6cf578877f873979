import { countedItems, type Session } from '../model/session.ts';

/** How fast the parts of a session are counted. */
export interface Pace {
  readonly sessionId: Session['id'];
  readonly epoch: number;
  /** Where measuring began, which moves on, so that what is told is of the last minutes. */
  readonly from: Sample;
  readonly between: Sample;
  readonly latest: Sample;
}

interface Sample {
  readonly atMs: number;
  readonly done: number;
}

/** Milliseconds over which a pace is measured, at least; twice that at most. */
const windowMs = 60_000;

/** Takes another look at a session into its pace; begins anew with another session or epoch. */
export function paceOf(before: Pace | null, session: Session, nowMs: number): Pace {
  const latest = { atMs: nowMs, done: countedItems(session.counts) };
  const isSame = before?.sessionId === session.id && before.epoch === session.epoch;
  if (!isSame || latest.done < before.latest.done) {
    // In its first epoch it began with nothing counted.
    const began = { atMs: Date.parse(session.createdAt), done: 0 };
    const from = session.epoch === 1 && began.atMs < nowMs ? began : latest;
    return { sessionId: session.id, epoch: session.epoch, from, between: latest, latest };
  }
  const isOver = nowMs - before.between.atMs >= windowMs;
  return {
    ...before,
    ...(isOver ? { from: before.between, between: latest } : {}),
    latest,
  };
}

/** Items a second; `null` where none was counted since measuring began. */
export function itemsPerSecond({ from, latest }: Pace): number | null {
  const elapsedMs = latest.atMs - from.atMs;
  const done = latest.done - from.done;
  return done > 0 && elapsedMs > 0 ? (done * 1_000) / elapsedMs : null;
}
