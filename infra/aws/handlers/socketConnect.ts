import { connectDesk } from '../../../core/pipeline/tell/liveTickets.ts';
import { composeCloud } from '../functions/compose.ts';
import { answerSocket } from '../functions/socketEvent.ts';

const world = composeCloud();

/** Lets a desk in that shows a ticket. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerSocket(event, world.log, ({ id, query }) =>
    connectDesk(world, { id, ticket: query['ticket'] ?? '' }),
  );
}
