import { resumeScan } from '../../../core/liveScan/resumeScan.ts';
import { composeScanBase } from '../functions/composeScanBase.ts';
import { answerScan } from '../functions/scanEvent.ts';
import type { answerSocket } from '../functions/socketEvent.ts';

const world = composeScanBase();

/** Lets a client come back to its scan. */
export function handler(event: unknown): ReturnType<typeof answerSocket> {
  return answerScan(event, world, ({ id, word }) => resumeScan(world, { connectionId: id, word }));
}
