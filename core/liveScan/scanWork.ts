import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { sessionDeps } from '../pipeline/world/sessionDeps.ts';
import { type MessageEnd, workItem } from '../session/workItem.ts';
import { Finders } from './codesOfScan.ts';
import { itemOfMessage, readDocumentMessage } from './documentMessage.ts';
import { goOnScan } from './goOnScan.ts';
import type { ScanWorkerWorld } from './scanWorld.ts';
import { searchMessage } from './searchMessage.ts';
import { tellCounted } from './tellScan.ts';

/** Works off messages of documents. */
export interface ScanWork {
  /** One call of the worker, whose messages share its time. */
  batch(): (body: string) => Promise<MessageEnd>;
}

/**
 * Searches documents, one message after the other. Each is taken from the session, its result and the count are written in
 * one step, and only then is it counted there; so a message that comes twice, or whose worker died, counts once. One by
 * one: a document that kills the function costs those beside it nothing but time, as they had not been begun.
 */
export function createScanWork(world: ScanWorkerWorld): ScanWork {
  const finders = new Finders(world.objects);

  const work = async (body: string): Promise<MessageEnd> => {
    const message = readDocumentMessage(body);
    if (message === undefined) {
      world.log.error('message.unknown', { bytes: body.length, kind: null });
      return { kind: 'remove' };
    }
    const { session_id: sessionId } = message;
    const ref = itemOfMessage(message, world.digest);
    const end = await workItem(sessionDeps(world), ref, async () => {
      const file = await searchMessage(world, finders, { message, itemId: ref.itemId });
      // Told before the session counts it, so that nothing is told behind the end.
      if (await world.scans.count(sessionId, file)) await tellCounted(world, sessionId, file);
      return { outcome: 'done', result: null, errorCode: null };
    });
    if (end.kind === 'remove') await goOnScan(world, sessionId);
    return end;
  };

  return {
    batch() {
      const until = world.clock.now() + liveScanOptions.beginMs;
      return async (body) =>
        // Whoever comes next has its whole time for it.
        world.clock.now() > until ? { kind: 'again', afterSeconds: 1 } : work(body);
    },
  };
}
