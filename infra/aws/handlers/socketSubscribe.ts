import { z } from 'zod';
import { asSessionId } from '../../../core/model/session.ts';
import { subscribeDesk } from '../../../core/pipeline/tell/liveTickets.ts';
import { composeCloud } from '../functions/compose.ts';
import { answerSocket } from '../functions/socketEvent.ts';

const world = composeCloud();
const form = z.object({ sessionId: z.string().min(1).max(128).nullable() });

/** Has a desk hear of one run, or of everything. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerSocket(event, world.log, async ({ id, word }) => {
    const asked = form.safeParse(word);
    const sessionId = asked.success ? asked.data.sessionId : null;
    await subscribeDesk(world, { id, sessionId: sessionId === null ? null : asSessionId(sessionId) });
    await world.connections.post(id, JSON.stringify({ kind: 'subscribed', sessionId }));
  });
}
