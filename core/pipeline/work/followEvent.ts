import { z } from 'zod';
import type { OutboxEvent } from '../../model/session.ts';
import { readEnded } from '../../session/sessionEvents.ts';
import { messageBody } from '../world/messages.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { releaseUploads } from '../uploads/releaseUploads.ts';

const approvedBody = z.looseObject({ fingerprint: z.string() });

/**
 * What the pipeline itself does about an event that is told to the world: a session that has ended is to be finished, an
 * approval releases what waits for it. Done before the event is marked as told, so it is never lost; twice does no harm.
 */
export async function followEvent(
  world: Pick<PipelineBase, 'uploads' | 'queues' | 'clock' | 'log'>,
  event: OutboxEvent,
): Promise<void> {
  if (event.kind === 'sessionEnded') {
    const { sessionId, kind } = readEnded(event);
    if (kind === 'run')
      await world.queues.send('finish', [{ body: messageBody({ kind: 'finish', sessionId }) }]);
    if (kind === 'scan')
      await world.queues.send('scanSteps', [{ body: messageBody({ kind: 'scanFinish', sessionId }) }]);
  }
  if (event.kind === 'mappingApproved') {
    const { fingerprint } = approvedBody.parse(JSON.parse(event.body));
    await releaseUploads(world, { fingerprint, by: 'approval' });
  }
}
