import type { LiveScanBase } from '../../../core/liveScan/scanWorld.ts';
import { tellWord } from '../../../core/liveScan/tellScan.ts';
import { AppError } from '../../../core/model/errors.ts';
import { answerSocket, type SocketHappening } from './socketEvent.ts';

/** Does what a client of scans asks for; what goes wrong it is told as `ERROR`, and of a bug only that there was one. */
export function answerScan(
  event: unknown,
  world: Pick<LiveScanBase, 'connections' | 'log'>,
  work: (happening: SocketHappening) => Promise<void>,
): ReturnType<typeof answerSocket> {
  return answerSocket(event, world.log, async (happening) => {
    try {
      await work(happening);
    } catch (error) {
      const message =
        error instanceof AppError ? `${error.message} ${error.remedy}` : 'Something went wrong on our side.';
      await tellWord(world, happening.id, { type: 'ERROR', message });
      throw error;
    }
  });
}
