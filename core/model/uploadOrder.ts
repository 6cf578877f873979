import type { Upload, UploadEvent } from './upload.ts';

/** Text by which uploads are sorted: when they came, and their id where two came at once. Never changes. */
export function receivedOrder({ receivedAt, id }: Pick<Upload, 'receivedAt' | 'id'>): string {
  return `${receivedAt}#${id}`;
}

/** The layout that an upload waits for a mapping of; `undefined` while it does not wait. */
export function waitingFor({ state, fingerprint }: Upload): string | undefined {
  return state === 'waiting' && fingerprint !== null ? fingerprint : undefined;
}

/** Text by which the lines of a history are sorted; the same event has the same one. @param digest of a text, in hex */
export function eventEntry(event: UploadEvent, digest: (text: string) => string): string {
  const { at, kind, by, detail } = event;
  const content = JSON.stringify([by, Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return `${at}#${kind}#${digest(content).slice(0, 16)}`;
}
