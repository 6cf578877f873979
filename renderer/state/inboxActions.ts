import type { FileId, InboxEvent, InboxItem, PackId } from '../../core/contract/views.ts';
import { goTo, routes } from './routes.ts';
import { getSession } from '../client/session.ts';
import { isAbort, troubleOf } from '../client/trouble.ts';
import { type Arrival, setApp, useApp } from './appState.ts';
import { orTell, tellTrouble } from './toasts.ts';

/** Files copied to the host at the same time. */
const copiesAtOnce = 3;

const aborts = new Map<number, AbortController>();
let nextKey = 1;

/** Folds one event of the watch stream; newest files stand first. */
export function foldInbox(items: readonly InboxItem[] | null, event: InboxEvent): readonly InboxItem[] {
  const known = items ?? [];
  switch (event.kind) {
    case 'all':
      return event.items;
    case 'removed':
      return known.filter((item) => item.file.id !== event.fileId);
    case 'changed': {
      const at = known.findIndex((item) => item.file.id === event.item.file.id);
      return at === -1 ? [event.item, ...known] : known.with(at, event.item);
    }
  }
}

/** Hands files to the host and submits each as soon as it is there; a single file opens by itself. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const waiting = files.map((file) => ({ file, key: nextKey++ }));
  if (waiting.length === 0) return;
  const arrivals: readonly Arrival[] = waiting.map(({ file, key }) => ({
    key,
    name: file.name,
    sizeBytes: file.size,
    share: 0,
    remainingMs: null,
    trouble: null,
  }));
  setApp({ arrivals: [...useApp.getState().arrivals, ...arrivals] });
  if (waiting.length > 1) goTo(routes.inbox());
  const taken: FileId[] = [];
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const fileId = await takeFile(next.file, next.key);
      if (fileId !== null) taken.push(fileId);
    }
  };
  await Promise.all(Array.from({ length: copiesAtOnce }, takeNext));
  const only = taken[0];
  if (files.length === 1 && only !== undefined) goTo(routes.review(only));
}

async function takeFile(file: File, key: number): Promise<FileId | null> {
  const { bridge, client } = getSession();
  const abort = new AbortController();
  aborts.set(key, abort);
  try {
    const startedMs = performance.now();
    const onShare = (share: number): void => {
      const elapsedMs = performance.now() - startedMs;
      const remainingMs = share < 0.02 ? null : (elapsedMs / share) * (1 - share);
      changeArrival(key, { share, remainingMs });
    };
    const ref = await bridge.adoptFile(file, onShare, abort.signal);
    await client.inbox.submit({ fileIds: [ref.id] });
    dropArrival(key);
    return ref.id;
  } catch (cause) {
    if (isAbort(cause)) dropArrival(key);
    else changeArrival(key, { trouble: troubleOf(cause) });
    return null;
  } finally {
    aborts.delete(key);
  }
}

/** Breaks off a copy, or takes a failed one off the list. */
export function dropArrival(key: number): void {
  aborts.get(key)?.abort();
  setApp({ arrivals: useApp.getState().arrivals.filter((arrival) => arrival.key !== key) });
}

function changeArrival(key: number, change: Partial<Arrival>): void {
  setApp({
    arrivals: useApp
      .getState()
      .arrivals.map((arrival) => (arrival.key === key ? { ...arrival, ...change } : arrival)),
  });
}

/** Opens the system's dialog for choosing files. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = [
    '.csv,.tsv,.tab,.txt,.psv,.dat,text/csv,text/plain,text/tab-separated-values',
    '.xlsx,.xlsm,.xltx,.xltm,.xlsb,.xls,.xlt,.ods,.ots,.fods,.xml,.html,.htm,.mht,.gz,.zip',
  ].join(',');
  input.addEventListener('change', () => void takeFiles([...(input.files ?? [])]), { once: true });
  input.click();
}

export async function trySample(packId: PackId): Promise<void> {
  try {
    const { fileId } = await getSession().client.inbox.submitSample({ packId });
    goTo(routes.review(fileId));
  } catch (cause) {
    tellTrouble(cause);
  }
}

export function cancelReading(fileId: FileId): void {
  void orTell(getSession().client.inbox.cancel({ fileId }));
}

export function retryFile(fileId: FileId): void {
  void orTell(getSession().client.inbox.retry({ fileId }));
}

export function removeFile(fileId: FileId): void {
  const { review } = useApp.getState();
  if (review?.fileId === fileId) setApp({ review: null });
  void orTell(getSession().client.inbox.remove({ fileId }));
}
