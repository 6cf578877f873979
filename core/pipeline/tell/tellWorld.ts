import type { OutboxEvent } from '../../model/session.ts';
import { readEnded, readStuck } from '../../session/sessionEvents.ts';
import type { Notice } from '../../ports/notices.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';

/** Tells subscribers of an event under the event's own id, so that they see one effect however often it is told. */
export async function tellWorld(
  { notifier }: Pick<PipelineBase, 'notifier'>,
  event: OutboxEvent,
): Promise<void> {
  await notifier.publish(noticeOf(event));
}

/** Which topic hears of an event, and how pressing it is. */
function noticeOf(event: OutboxEvent): Notice {
  const head = { eventId: event.id, code: event.kind };
  switch (event.kind) {
    case 'sessionEnded': {
      const { sessionId, kind, epoch, status, total, done, failed, missing } = readEnded(event);
      // Whoever ends asking a model early breaks nothing.
      const isBad = kind !== 'standardise' && (failed > 0 || missing > 0);
      return {
        ...head,
        topic: isBad ? 'errors' : 'processing',
        severity: isBad ? 'high' : 'low',
        facts: { sessionId, epoch, status, total, done, failed, missing },
      };
    }
    case 'sessionStuck': {
      const { sessionId, epoch, total, missing } = readStuck(event);
      return {
        ...head,
        topic: 'errors',
        severity: 'critical',
        facts: { sessionId, epoch, total, missing },
      };
    }
    case 'mappingApproved':
      return { ...head, topic: 'processing', severity: 'low', facts: {} };
  }
}
