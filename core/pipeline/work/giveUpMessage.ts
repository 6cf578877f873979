import { AppError } from '../../model/errors.ts';
import { itemOptions } from '../../model/options/sessionOptions.ts';
import { deadLetter, type DeadLetterEnd } from '../../session/deadLetter.ts';
import { giveUpUpload } from '../uploads/failUpload.ts';
import { goOn } from '../uploads/goOn.ts';
import { readMessage } from '../world/messages.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { runOf } from '../world/places.ts';
import { readPlan } from '../parts/runPlan.ts';
import { sessionDeps } from '../world/sessionDeps.ts';

/**
 * Decides on a message that its queue gave up. A part is tried again or counted as failed, as its own attempts say; an
 * upload that could not be analyzed, or whose run could not be finished, fails, so that a person sees it and can retry.
 */
export async function giveUpMessage(world: PipelineBase, body: string): Promise<DeadLetterEnd> {
  const message = readMessage(body);
  if (message === undefined) return 'unknown';
  const error = new AppError('WORK_GIVEN_UP', 'The work on this file was begun too often and never ended.');
  switch (message.kind) {
    case 'part': {
      const end = await deadLetter(sessionDeps(world), message, body);
      if (end === 'failed' || end === 'counted') await goOn(world, message.sessionId);
      return end;
    }
    case 'analyze':
      await giveUpUpload(world, message.uploadId, { error, by: 'analyze' });
      return 'failed';
    case 'finish': {
      const { uploadId } = await readPlan(world, runOf(message.sessionId).runId);
      await giveUpUpload(world, uploadId, { error, by: 'finish' });
      return 'failed';
    }
    case 'standard':
      // Whoever begins with it next counts the attempts; see `standardWork`.
      await world.queues.send('standard', [{ body, delaySeconds: itemOptions.mostDelaySeconds }]);
      return 'again';
    // Given up where scans are known.
    case 'scanOpen':
    case 'scanFinish':
      return 'unknown';
  }
}
