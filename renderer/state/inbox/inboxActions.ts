import type { FileId, InboxEvent, InboxItem, PackId } from '../../../core/contract/views.ts';
import { goTo, routes } from '../app/routes.ts';
import { getSession } from '../../client/session.ts';
import { isAbort, troubleOf } from '../../client/trouble.ts';
import { announce, type Arrival, setApp, useApp } from '../app/appState.ts';
import { chosenFiles } from './droppedFiles.ts';
import { type GivenFile, mostAtOnce, siftFiles } from './givenFiles.ts';
import { setInboxDesk } from './inboxDesk.ts';
import { removeFiles } from './removedFiles.ts';
import { orTell, tellTrouble } from '../app/toasts.ts';
import { text } from '../../text/en.ts';

/** Files copied to the host at the same time. */
const copiesAtOnce = 3;

const aborts = new Map<number, AbortController>();
/** The keys that files had while they were on their way. */
const arrivedAs = new Map<FileId, number>();
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

/** Takes what was dropped or chosen: asks where it is very much, tells what of folders is left out. A single file opens by itself. */
export async function takeGiven(given: readonly GivenFile[]): Promise<void> {
  if (given.length === 0) return;
  const { taken, left } = await siftFiles(given);
  if (left.length > 0) setInboxDesk({ leftOut: left });
  if (left.length > 0 || taken.length > 1) goTo(routes.inbox());
  if (taken.length === 0) announce(text.inbox.noneTaken);
  if (taken.length > mostAtOnce) {
    setInboxDesk({ tooMany: taken });
    return;
  }
  const [only] = await takeFiles(taken);
  if (taken.length === 1 && only !== undefined) goTo(routes.review(only));
}

/** Hands files to the host and submits each as soon as it is there. @returns those that arrived */
export async function takeFiles(given: readonly GivenFile[]): Promise<readonly FileId[]> {
  // The small ones first: a person can begin with them while the large ones are on their way.
  const waiting = given
    .map((one) => ({ ...one, key: nextKey++ }))
    .toSorted((a, b) => a.file.size - b.file.size);
  const arrivals = waiting.map(
    ({ file, folder, key }): Arrival => ({
      key,
      name: file.name,
      folder,
      sizeBytes: file.size,
      share: 0,
      remainingMs: null,
      trouble: null,
    }),
  );
  setApp({ arrivals: [...useApp.getState().arrivals, ...arrivals] });
  const taken: FileId[] = [];
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      // Somebody took it off the list while it waited.
      if (!isArriving(next.key)) continue;
      const fileId = await takeFile(next, next.key);
      if (fileId !== null) taken.push(fileId);
    }
  };
  await Promise.all(Array.from({ length: copiesAtOnce }, takeNext));
  return taken;
}

async function takeFile({ file, folder }: GivenFile, key: number): Promise<FileId | null> {
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
    arrivedAs.set(ref.id, key);
    await client.inbox.submit({ fileIds: [ref.id], ...(folder === '' ? {} : { origin: folder }) });
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

function isArriving(key: number): boolean {
  return useApp.getState().arrivals.some((arrival) => arrival.key === key);
}

/** Names a file from the moment it was given, whether it is on its way or there. */
export function nameOfFile(file: { readonly key: number } | { readonly id: FileId }): string {
  if ('key' in file) return `arrival ${String(file.key)}`;
  const key = arrivedAs.get(file.id);
  return key === undefined ? file.id : `arrival ${String(key)}`;
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
  takeFrom(input);
}

/** Opens the system's dialog for choosing a folder; what may be a table in it and below it is taken. */
export function chooseFolder(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  takeFrom(input);
}

function takeFrom(input: HTMLInputElement): void {
  input.addEventListener('change', () => void takeGiven(chosenFiles([...(input.files ?? [])])), {
    once: true,
  });
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

/** Says that a file is wanted although its bytes are in the Inbox already. */
export function keepBoth(fileId: FileId): void {
  void orTell(getSession().client.inbox.keepBoth({ fileId }));
}

/** Takes a file out of the Inbox; it can be brought back. */
export function removeFile(fileId: FileId): void {
  void removeFiles([fileId]);
}
