import { z } from 'zod';
import type { OutboxEvent } from '../model/session.ts';
import { messageBody } from './messages.ts';
import type { PipelineWorld } from './pipelineWorld.ts';
import { releaseUploads } from './releaseUploads.ts';
import { asSessionId } from '../model/session.ts';

const endedBody = z.looseObject({ sessionId: z.string() });
const approvedBody = z.looseObject({ fingerprint: z.string() });

/**
 * What the pipeline itself does about an event that is told to the world: a session that has ended is to be finished, an
 * approval releases what waits for it. Done before the event is marked as told, so it is never lost; twice does no harm.
 */
export async function followEvent(
  world: Pick<PipelineWorld, 'uploads' | 'queues' | 'clock' | 'log'>,
  { kind, body }: Pick<OutboxEvent, 'kind' | 'body'>,
): Promise<void> {
  const read: unknown = JSON.parse(body);
  if (kind === 'sessionEnded') {
    const { sessionId } = endedBody.parse(read);
    await world.queues.send('finish', [
      { body: messageBody({ kind: 'finish', sessionId: asSessionId(sessionId) }) },
    ]);
  }
  if (kind === 'mappingApproved') {
    const { fingerprint } = approvedBody.parse(read);
    await releaseUploads(world, { fingerprint, by: 'approval' });
  }
}
