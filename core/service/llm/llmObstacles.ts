import { AppError } from '../../model/errors.ts';
import type { LlmObstacle, LlmOutcome } from '../../model/llm.ts';

/** What keeps a request from being sent and has to be set right first: thrown. */
export function refuseObstacles(obstacles: readonly LlmObstacle[]): void {
  for (const obstacle of obstacles) {
    switch (obstacle.kind) {
      case 'off':
        throw new AppError('LLM_OFF', 'The language model is switched off.');
      case 'notConfigured':
        throw new AppError('LLM_REFUSED', `Not all is set that is needed: ${obstacle.missing.join(', ')}.`);
      case 'nothingUncertain':
        throw new AppError('LLM_CHANGED', 'There is nothing left to ask about.', {
          remedy: 'Go on with the proposal; no column of it is uncertain.',
        });
      case 'answeredBefore':
      case 'fileBudget':
      case 'monthBudget':
      case 'costBudget':
      case 'paused':
    }
  }
}

/** What keeps it from being sent for now: how asking ends then; `undefined` where nothing does. */
export function endedBy(
  obstacles: readonly LlmObstacle[],
): Pick<LlmOutcome, 'status' | 'message'> | undefined {
  for (const obstacle of obstacles) {
    switch (obstacle.kind) {
      case 'fileBudget':
        return over(
          `The request takes about ${obstacle.needed} tokens; ${obstacle.left} are left for this file.`,
        );
      case 'monthBudget':
        return over(
          `The request takes about ${obstacle.needed} tokens; ${obstacle.left} are left this month.`,
        );
      case 'costBudget':
        return over('The request costs more than is left this month.');
      case 'paused':
        return {
          status: 'unavailable',
          message: 'The last calls all failed, so nothing is sent for a minute.',
        };
      case 'off':
      case 'notConfigured':
      case 'nothingUncertain':
      case 'answeredBefore':
    }
  }
  return undefined;
}

function over(message: string): Pick<LlmOutcome, 'status' | 'message'> {
  return { status: 'budget', message };
}
