import type { Log } from '../../ports/clock.ts';
import type { MessageEnd } from '../../session/workItem.ts';
import { readMessage, type WorkMessage } from '../world/messages.ts';

/** What is done about each kind of message; a function knows one of them, a single process all. */
export type Works = {
  readonly [Kind in WorkMessage['kind']]?: (
    message: Extract<WorkMessage, { kind: Kind }>,
  ) => Promise<MessageEnd>;
};

/**
 * Does what a message calls to mind. Messages may come twice, late and in any order; what was done before is not done
 * again. One that nobody here knows is passed over, as no repetition would mend it.
 *
 * @throws {AppError} what another try can mend: the message is to come again
 */
export async function doWork(log: Log, body: string, works: Works): Promise<MessageEnd> {
  const message = readMessage(body);
  const end = message === undefined ? undefined : workOn(message, works);
  if (end !== undefined) return end;
  log.error('message.unknown', { bytes: body.length, kind: message?.kind ?? null });
  return { kind: 'remove' };
}

function workOn(message: WorkMessage, works: Works): Promise<MessageEnd> | undefined {
  switch (message.kind) {
    case 'analyze':
      return works.analyze?.(message);
    case 'part':
      return works.part?.(message);
    case 'standard':
      return works.standard?.(message);
    case 'finish':
      return works.finish?.(message);
    case 'scanOpen':
      return works.scanOpen?.(message);
    case 'scanFinish':
      return works.scanFinish?.(message);
  }
}
