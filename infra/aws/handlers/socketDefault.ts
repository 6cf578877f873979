import { composeCloud } from '../functions/compose.ts';
import { answerSocket } from '../functions/socketEvent.ts';

const world = composeCloud();

/** Answers words that mean nothing here, and a ping, by which a desk keeps its connection open. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerSocket(event, world.log, async ({ id, word }) => {
    const isPing = typeof word === 'object' && word !== null && 'action' in word && word.action === 'ping';
    await world.connections.post(id, JSON.stringify({ kind: isPing ? 'pong' : 'unknown' }));
  });
}
