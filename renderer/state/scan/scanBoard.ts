import { create } from 'zustand';
import type { Scan, ScanId } from '../../../core/contract/views.ts';
import { keepWatching } from '../../client/keepWatching.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { setApp } from '../app/appState.ts';
import { goTo } from '../app/routes.ts';
import { orTell, tellTrouble } from '../app/toasts.ts';
import { scanPath } from './scanAddress.ts';

/** Scans that are asked for at once behind those that are watched. */
const olderAtOnce = 100;

/** Scans as far as they are known, newest first; `null` before the first word of them. */
export interface ScanBoard {
  readonly scans: readonly Scan[] | null;
  /** Whether there may be older ones than those listed. */
  readonly hasOlder: boolean;
  /** What one scan could not be asked for with. */
  readonly troubles: ReadonlyMap<ScanId, Trouble>;
}

export const useScans = create<ScanBoard>()(() => ({ scans: null, hasOlder: false, troubles: new Map() }));

let isWatched = false;
let isAsked = false;
const removed = new Set<ScanId>();

/** Follows scans for the life of the page: the navigation tells of those under way. */
export function watchScans(): void {
  if (isWatched) return;
  isWatched = true;
  void keepWatching(
    () => getSession().client.scans.watch(),
    (scans) => {
      take(scans);
      setApp({
        scansUnderWay: scans.filter(({ state }) => state === 'listing' || state === 'running').length,
      });
    },
  );
}

/** Asks for older scans than those that are watched, at the first look at a list of them. */
export async function loadScans(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  await firstWord();
  await loadOlder();
}

/** Asks for every scan there is: a list that is searched must know them all. */
export function loadAllScans(): void {
  void (async () => {
    await loadScans();
    while (useScans.getState().hasOlder) {
      const before = useScans.getState().scans?.length;
      await loadOlder();
      // Nothing came, as after a failure that was told.
      if (useScans.getState().scans?.length === before) return;
    }
  })();
}

function firstWord(): Promise<void> {
  return new Promise((resolve) => {
    if (useScans.getState().scans !== null) return resolve();
    const stop = useScans.subscribe(({ scans }) => {
      if (scans === null) return;
      stop();
      resolve();
    });
  });
}

/** Asks for scans older than the oldest one known. */
export async function loadOlder(): Promise<void> {
  const oldest = useScans.getState().scans?.at(-1);
  try {
    const older = await getSession().client.scans.list({
      ...(oldest === undefined ? {} : { before: oldest.id }),
      limit: olderAtOnce,
    });
    take(older);
    useScans.setState({ hasOlder: older.length === olderAtOnce });
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Makes sure that a scan is known, which a link may name without it being among those listed. */
export async function askScan(scanId: ScanId): Promise<void> {
  try {
    take([await getSession().client.scans.get({ scanId })]);
    const troubles = new Map(useScans.getState().troubles);
    if (troubles.delete(scanId)) useScans.setState({ troubles });
  } catch (cause) {
    useScans.setState({ troubles: new Map(useScans.getState().troubles).set(scanId, troubleOf(cause)) });
  }
}

function take(scans: readonly Scan[]): void {
  const byId = new Map((useScans.getState().scans ?? []).map((scan) => [scan.id, scan]));
  for (const scan of scans) if (!removed.has(scan.id)) byId.set(scan.id, scan);
  useScans.setState({
    scans: [...byId.values()].toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
  });
}

export async function pauseScan(scanId: ScanId): Promise<void> {
  await orTell(getSession().client.scans.pause({ scanId }));
}

export async function resumeScan(scanId: ScanId): Promise<void> {
  await orTell(getSession().client.scans.resume({ scanId }));
}

export async function stopScan(scanId: ScanId): Promise<void> {
  await orTell(getSession().client.scans.stop({ scanId }));
}

/** Has a scan on AWS end with what is counted. @returns what stands in the way, `null` where nothing does */
export async function endScan(scanId: ScanId, reason: string): Promise<Trouble | null> {
  try {
    await getSession().client.scans.stop({ scanId, reason });
    return null;
  } catch (cause) {
    return troubleOf(cause);
  }
}

/** Has scanned pages read, which may cost so many USD over the whole scan. */
export async function readPages(scanId: ScanId, mostUsd: number): Promise<void> {
  await orTell(getSession().client.scans.readPages({ scanId, mostUsd }));
}

/** Deletes a scan and goes back to the list where it was being looked at. */
export async function removeScan(scanId: ScanId): Promise<void> {
  try {
    await getSession().client.scans.remove({ scanId });
    removed.add(scanId);
    useScans.setState({ scans: useScans.getState().scans?.filter(({ id }) => id !== scanId) ?? null });
    if (location.hash.startsWith(`#/scan/${encodeURIComponent(scanId)}`))
      goTo(scanPath({ kind: 'list', asked: null }));
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Saves the workbook of a scan where the browser or the person puts files. */
export async function saveReport(scanId: ScanId): Promise<void> {
  try {
    const { url } = await getSession().client.scans.report({ scanId });
    const link = document.createElement('a');
    link.href = url;
    link.download = '';
    document.body.append(link);
    link.click();
    link.remove();
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Whether a pipeline on AWS is at work on it, which goes on without the desk. */
export function isThere({ cloud, state }: Pick<Scan, 'cloud' | 'state'>): boolean {
  return isOpen({ state }) && cloud !== undefined && cloud.sessionId !== null;
}

/** Whether documents are still being looked for or looked at, or will be. */
export function isOpen({ state }: Pick<Scan, 'state'>): boolean {
  return state === 'listing' || state === 'running' || state === 'paused';
}
