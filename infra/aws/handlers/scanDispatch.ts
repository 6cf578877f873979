import { startScan } from '../../../core/liveScan/startScan.ts';
import { composeScanBase } from '../functions/composeScanBase.ts';
import { answerScan } from '../functions/scanEvent.ts';
import type { answerSocket } from '../functions/socketEvent.ts';

const world = composeScanBase();

/** Begins a scan that a client asks for. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerScan(event, world, async ({ id, messageId, word }) => {
    await startScan(world, { connectionId: id, messageId, word });
  });
}
