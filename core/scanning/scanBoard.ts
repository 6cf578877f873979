import { scanOptions } from '../model/options/scanOptions.ts';
import type { Scan } from '../model/scanRun.ts';
import type { ScanRecord } from '../ports/scans.ts';
import type { ScanDeps } from './scanDeps.ts';
import type { ScanWorks } from './scanWorks.ts';

/** Tells of scans as they are. */
export interface ScanBoard {
  view(record: ScanRecord): Promise<Scan>;
  /** Every scan that has not ended and the newest others, whenever one changed. */
  watch(signal: AbortSignal | undefined): AsyncIterable<readonly Scan[]>;
}

/** File ids of a place that are told. */
const toldFiles = 100;

/** @param changes says when something changed */
export function createScanBoard(deps: ScanDeps, works: ScanWorks, changes: Changes): ScanBoard {
  const { scans, wait } = deps;

  /** One that nobody is at work on any more waits for somebody to go on with it. */
  const stateOf = async ({ id, state }: ScanRecord): Promise<Scan['state']> => {
    if ((state !== 'listing' && state !== 'running') || works.isAtWork(id)) return state;
    return (await scans.locks.isTaken(id)) ? state : 'paused';
  };

  const view: ScanBoard['view'] = async (record) => {
    const { guest: _, ...scan } = record;
    const sending = works.sending(scan.id);
    const left = scan.total === null ? null : scan.total - scan.counts.documents;
    const perSecond = scan.state === 'running' && left !== 0 ? works.perSecond(scan.id) : null;
    return {
      ...scan,
      state: await stateOf(record),
      place:
        scan.place.kind === 'files'
          ? { ...scan.place, fileIds: scan.place.fileIds.slice(0, toldFiles) }
          : scan.place,
      waiting: works.waiting(scan.id),
      ...(sending === null ? {} : { sending }),
      documentsPerSecond: perSecond,
      secondsLeft: perSecond === null || perSecond === 0 || left === null ? null : left / perSecond,
    };
  };

  const snapshot = async (): Promise<readonly Scan[]> => {
    const store = scans.store();
    const open = await store.inStates(['listing', 'running', 'paused']);
    const newest = await store.list({ limit: scanOptions.watchedScans });
    const all = new Map([...open, ...newest].map((record) => [record.id, record]));
    const sorted = [...all.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    return Promise.all(sorted.map(view));
  };

  return {
    view,
    async *watch(signal = new AbortController().signal) {
      while (!signal.aborted) {
        const seen = changes.count();
        const all = await snapshot();
        yield all;
        await wait(scanOptions.watchMs, signal);
        const isForeign = all.some(
          ({ id, state }) => (state === 'listing' || state === 'running') && !works.isAtWork(id),
        );
        await changes.after(seen, { signal, ...(isForeign ? { mostMs: scanOptions.foreignMs } : {}) });
      }
    },
  };
}

/** Counts changes, and lets others wait for the next one. */
export interface Changes {
  note(): void;
  count(): number;
  /** Resolves when there are more than `seen`, after `mostMs` or when the signal aborts. */
  after(seen: number, until: { readonly signal: AbortSignal; readonly mostMs?: number }): Promise<void>;
}

export function createChanges({ wait }: Pick<ScanDeps, 'wait'>): Changes {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
    count: () => count,
    note() {
      count += 1;
      for (const listener of listeners) listener();
    },
    async after(seen, { signal, mostMs }) {
      if (count > seen || signal.aborted) return;
      const over = new AbortController();
      let wake = (): void => undefined;
      const happened = new Promise<void>((resolve) => {
        wake = resolve;
      });
      listeners.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      if (mostMs !== undefined) void wait(mostMs, over.signal).then(wake);
      await happened;
      listeners.delete(wake);
      signal.removeEventListener('abort', wake);
      over.abort();
    },
  };
}
