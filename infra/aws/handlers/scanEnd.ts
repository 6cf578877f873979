import { endScan } from '../../../core/liveScan/endScan.ts';
import { composeScanBase } from '../functions/composeScanBase.ts';
import { answerScan } from '../functions/scanEvent.ts';
import type { answerSocket } from '../functions/socketEvent.ts';

const world = composeScanBase();

/** Ends a scan with what is there, for its client or an operator. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerScan(event, world, ({ id, word }) => endScan(world, { connectionId: id, word }));
}
