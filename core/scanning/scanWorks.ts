import { AppError } from '../model/errors.ts';
import type { ScanId, ScanSending } from '../model/scanRun.ts';
import { createPace, type Pace } from './pace.ts';
import { runScan } from './runScan.ts';
import type { ScanDeps } from './scanDeps.ts';
import type { ScanReporting } from './scanReporting.ts';

/** The scans that this process is at work on. */
export interface ScanWorks {
  /** Goes on with a scan in the background. @throws {AppError} `RUN_UNDER_WAY` where another process does */
  begin(id: ScanId): Promise<void>;
  /** Breaks a scan off, and waits until it has come to rest. @returns whether it was at work here */
  pause(id: ScanId): Promise<boolean>;
  /** Resolves when it is not at work here any more. */
  finished(id: ScanId): Promise<void>;
  isAtWork(id: ScanId): boolean;
  perSecond(id: ScanId): number | null;
  /** What it waits for, in a sentence. */
  waiting(id: ScanId): string | null;
  /** How far its documents are sent to the pipeline. */
  sending(id: ScanId): ScanSending | null;
  /** Breaks off all of them, as the app ends; they are taken up at the next start. */
  stop(): Promise<void>;
}

interface Work {
  readonly controller: AbortController;
  readonly pace: Pace;
  readonly ended: Promise<void>;
  isPause: boolean;
  waiting: string | null;
  sending: ScanSending | null;
}

export function createScanWorks(
  deps: ScanDeps,
  { onChange, reporting }: { readonly onChange: () => void; readonly reporting: ScanReporting },
): ScanWorks {
  const works = new Map<ScanId, Work>();

  const start = (id: ScanId, release: () => void): Work => {
    const controller = new AbortController();
    const pace = createPace();
    const tell = (waiting: string | null): void => {
      if (waiting === work.waiting) return;
      work.waiting = waiting;
      onChange();
    };
    const tellSending = (sending: ScanSending | null): void => {
      work.sending = sending;
      onChange();
    };
    const isPause = (): boolean => work.isPause;
    const control = { signal: controller.signal, isPause, pace, onChange, tell, tellSending, reporting };
    const work: Work = {
      controller,
      pace,
      isPause: false,
      waiting: null,
      sending: null,
      ended: Promise.resolve()
        .then(() => runScan(deps, id, control))
        .finally(() => {
          works.delete(id);
          release();
          onChange();
        }),
    };
    return work;
  };

  return {
    async begin(id) {
      if (works.has(id)) return;
      const lock = await deps.scans.locks.take(id);
      if (lock === undefined)
        throw new AppError('RUN_UNDER_WAY', 'Another Mapwright is at work on this scan.', {
          remedy: 'Wait until it has ended, or pause it there.',
        });
      // Two calls may have waited for the lock one behind the other.
      if (works.has(id)) lock.release();
      else
        works.set(
          id,
          start(id, () => lock.release()),
        );
    },
    async pause(id) {
      const work = works.get(id);
      if (work === undefined) return false;
      work.isPause = true;
      work.controller.abort();
      await work.ended;
      return true;
    },
    finished: async (id) => works.get(id)?.ended,
    isAtWork: (id) => works.has(id),
    waiting: (id) => works.get(id)?.waiting ?? null,
    sending: (id) => works.get(id)?.sending ?? null,
    perSecond: (id) => works.get(id)?.pace.perSecond() ?? null,
    async stop() {
      const all = [...works.values()];
      for (const { controller } of all) controller.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
