import { composeCloud } from '../functions/compose.ts';
import { answerSocket } from '../functions/socketEvent.ts';

const world = composeCloud();

/** Forgets a desk that has left. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerSocket(event, world.log, async ({ id }) => {
    await world.connections.remove(id);
  });
}
