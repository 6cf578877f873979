import type { LiveScanFile } from '../model/liveScan.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { SessionId, SessionItem } from '../model/session.ts';
import { type DocumentMessage, readDocumentMessage } from './documentMessage.ts';
import type { ScanStepsWorld } from './scanWorld.ts';

type Sessions = Pick<ScanStepsWorld, 'sessions'>;

/** All documents of a scan as its session has them, in the order of their places. */
export async function* itemsOfScan(
  { sessions }: Sessions,
  sessionId: SessionId,
): AsyncGenerator<SessionItem, void, undefined> {
  const limit = sessionOptions.pageItems;
  for (let after = -1; ; ) {
    const page = await sessions.items(sessionId, { limit, after });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    after = last.place;
  }
}

/** Documents of a scan that are not among those that were counted, in the order of their places. */
export async function uncounted(
  world: Sessions,
  sessionId: SessionId,
  counted: readonly LiveScanFile[],
): Promise<readonly DocumentMessage[]> {
  const places = new Set(counted.map(({ place }) => place));
  const missing: DocumentMessage[] = [];
  for await (const { work } of itemsOfScan(world, sessionId)) {
    const message = readDocumentMessage(work);
    if (message !== undefined && !places.has(message.place)) missing.push(message);
  }
  return missing;
}
