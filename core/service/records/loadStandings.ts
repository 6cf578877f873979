import { AppError, type ErrorView } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { LoadProgress, LoadStanding } from '../../model/record.ts';

/** What this process is doing about a load. */
export type LoadStep = 'queued' | 'reading' | 'writing' | 'comparing';

/** How loads stand, beyond what the store knows of them: who is at work, and what could not be written down. */
export interface LoadStandings {
  at(runId: RunId, step: LoadStep): void;
  left(runId: RunId): void;
  /** It failed, which the store did not take: that may be why it failed. It is told from here until it goes on. */
  owe(runId: RunId, error: string): void;
  paid(runId: RunId): void;
  owed(): ReadonlyMap<RunId, string>;
  of(load: LoadProgress): LoadStanding;
}

interface Seen {
  readonly mark: string;
  readonly atMs: number;
}

export function createLoadStandings(now: () => number): LoadStandings {
  const steps = new Map<RunId, { readonly step: LoadStep; readonly atMs: number }>();
  const owed = new Map<RunId, string>();
  /** When a load was first seen as it is, as not every step of comparing is dated. */
  const seen = new Map<RunId, Seen>();

  const movedAt = (load: LoadProgress): number => {
    const { runId, state, rows, next, progressAt } = load;
    const mark = `${state} ${String(rows)} ${String(next)}`;
    const before = seen.get(runId);
    const known = before?.mark === mark ? before : { mark, atMs: before === undefined ? 0 : now() };
    seen.set(runId, known);
    return Math.max(Date.parse(progressAt), known.atMs, steps.get(runId)?.atMs ?? 0);
  };

  return {
    at(runId, step) {
      if (steps.get(runId)?.step !== step) steps.set(runId, { step, atMs: now() });
    },
    left: (runId) => void steps.delete(runId),
    owe: (runId, error) => void owed.set(runId, error),
    paid: (runId) => void owed.delete(runId),
    owed: () => owed,
    of(stored) {
      const error = owed.get(stored.runId);
      const isUnderWay = stored.state === 'loading' || stored.state === 'comparing';
      if (!isUnderWay) {
        seen.delete(stored.runId);
        return { ...stored, stuck: null };
      }
      if (error !== undefined) return { ...stored, state: 'failed', error, stuck: null };
      const sinceMs = movedAt(stored);
      const step = steps.get(stored.runId)?.step;
      // Its turn comes when the one before it has ended, which may be stuck itself.
      const isStuck = step !== 'queued' && now() - sinceMs >= recordOptions.stuckMs;
      if (!isStuck) return { ...stored, stuck: null };
      return { ...stored, stuck: { since: new Date(sinceMs).toISOString(), error: causeOf(stored, step) } };
    },
  };
}

function causeOf({ fileName }: LoadProgress, step: LoadStep | undefined): ErrorView {
  return new AppError('WORK_STUCK', `${causes[step ?? 'nobody']} ${fileName} comes no further.`).toView();
}

const causes: Readonly<Record<LoadStep | 'nobody', string>> = {
  queued: 'It waits for its turn.',
  reading: 'The rows of the source were asked for, and have not come.',
  writing: 'Rows were handed to the store of leads, which has not answered.',
  comparing: 'All rows are in; looking for likely duplicates has not come further.',
  nobody: 'Nobody is at work on it: the process that was has ended.',
};
