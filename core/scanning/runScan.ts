import { AppError } from '../model/errors.ts';
import type { ScanId, ScanSending } from '../model/scanRun.ts';
import type { ScanRecord } from '../ports/scans.ts';
import { listDocuments } from './listDocuments.ts';
import type { Pace } from './pace.ts';
import { readScannedPages } from './readScannedPages.ts';
import { type ScanDeps, timeOf } from './scanDeps.ts';
import type { ScanReporting } from './scanReporting.ts';
import { searchDocuments } from './searchDocuments.ts';

/** How a scan is followed and broken off. */
export interface ScanControl {
  readonly signal: AbortSignal;
  /** Asked when it was broken off: a person's pause is kept, an app that ends leaves the scan as it is. */
  readonly isPause: () => boolean;
  readonly pace: Pace;
  readonly onChange: () => void;
  readonly tell: (waiting: string | null) => void;
  readonly tellSending: (sending: ScanSending | null) => void;
  readonly reporting: ScanReporting;
}

/** Takes a scan from where it stands to its end and its report. Never rejects: what stops it stands in the scan. */
export async function runScan(deps: ScanDeps, id: ScanId, control: ScanControl): Promise<void> {
  const { scans, log } = deps;
  const store = scans.store();
  try {
    await goOn(deps, id, control);
  } catch (error) {
    if (control.signal.aborted && !control.isPause()) return;
    const at = await store.get(id).catch(() => undefined);
    const failure = control.signal.aborted ? undefined : failureOf(error);
    if (failure !== undefined)
      log.error('scan.stopped', { scanId: id, code: failure.code, kind: kindOf(error) });
    const isOver = failure !== undefined && at?.state === 'listing' && !failure.retryableHere;
    const change = {
      from: ['listing', 'running'] as const,
      to: isOver ? ('failed' as const) : ('paused' as const),
      ...(isOver ? { endedAt: timeOf(deps) } : {}),
      ...(failure === undefined ? {} : { error: failure.view }),
    };
    // Where the store is what fails, the scan is found under way at the next start.
    await store.setState(id, change).catch(() => undefined);
  } finally {
    control.onChange();
  }
}

async function goOn(
  deps: ScanDeps,
  id: ScanId,
  { signal, pace, onChange, tell, tellSending, reporting }: ScanControl,
): Promise<void> {
  const store = deps.scans.store();
  const scan = await present(deps, id);
  if (scan.total === null) await listDocuments(deps, scan, { signal, tell });
  await store.setState(id, { from: ['listing', 'running'], to: 'running' });
  onChange();
  pace.note(scan.counts.documents, deps.clock.now());
  const job = {
    signal,
    tell,
    async onCounted() {
      const { counts } = await present(deps, id);
      pace.note(counts.documents, deps.clock.now());
      onChange();
    },
  };
  const to =
    scan.cloud === undefined
      ? await searchDocuments(deps, scan, job)
      : await deps.cloud.run(await present(deps, id), { ...job, tellSending });
  const searched = await present(deps, id);
  if (searched.textract && searched.reading.waiting > 0)
    await readScannedPages(deps, searched, { signal, tell, onCounted: async () => onChange() });
  // Pages that are read later do not make the scan a longer one.
  const endedAt = scan.endedAt ?? timeOf(deps);
  await store.setState(id, { from: ['running'], to, endedAt });
  onChange();
  await reporting.writeOwed(id);
}

async function present({ scans }: ScanDeps, id: ScanId): Promise<ScanRecord> {
  const scan = await scans.store().get(id);
  if (scan === undefined) throw new AppError('NOT_FOUND', 'This scan is not there any more.');
  return scan;
}

interface Failure {
  readonly code: string;
  readonly view: ReturnType<AppError['toView']>;
  /** Nothing is wrong with the place that is scanned. */
  readonly retryableHere: boolean;
}

function failureOf(error: unknown): Failure {
  const known =
    error instanceof AppError
      ? error
      : new AppError('ENGINE_LOST', 'The scan met a fault in Mapwright itself.', { cause: error });
  return {
    code: known.code,
    view: known.toView(),
    retryableHere: !known.code.startsWith('SOURCE_') && known.code !== 'NOT_FOUND',
  };
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
