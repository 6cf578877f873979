import { AppError } from '../../model/errors.ts';
import type { FieldValue, StandardPlan } from '../../model/standardising.ts';
import { refuseObstacles } from '../llm/llmObstacles.ts';
import type { OpenField } from './standardOpen.ts';

/** Of fields the values named alone; all of them where none are named. */
export function narrowed(
  fields: readonly OpenField[],
  only: readonly FieldValue[] | undefined,
): readonly OpenField[] {
  if (only === undefined) return fields;
  const wanted = new Set(only.map(({ field, value }) => JSON.stringify([field, value])));
  return fields.map((one) => ({
    ...one,
    known: [],
    values: one.values.filter(({ value }) => wanted.has(JSON.stringify([one.rule.field, value]))),
  }));
}

/** @throws {AppError} `LLM_OFF`, `LLM_CHANGED`, `LLM_BUDGET`, `LLM_UNAVAILABLE`: why a plan cannot be started */
export function refuse({ obstacles }: StandardPlan): void {
  for (const obstacle of obstacles) {
    switch (obstacle.kind) {
      case 'sensitive':
        throw new AppError('LLM_OFF', 'The settings let no value of health data be sent.', {
          remedy: 'Correct them by hand, or say in Settings, AI, that values of health data may be sent.',
        });
      case 'valuesOff':
        throw new AppError('LLM_OFF', 'The settings let no value of these fields be sent.', {
          remedy: 'Say in Settings, AI, which values of records may be sent.',
        });
      case 'nothingUncertain':
        throw new AppError('LLM_CHANGED', 'There is nothing left to standardise.', {
          remedy: 'Decide the suggestions that there are, or load more records.',
        });
      case 'monthBudget':
      case 'costBudget':
      case 'fileBudget':
        throw new AppError('LLM_BUDGET', 'The job could take more than is left this month.');
      case 'paused':
        throw new AppError('LLM_UNAVAILABLE', 'The last calls all failed, so nothing is sent for a minute.');
      case 'off':
      case 'notConfigured':
      case 'answeredBefore':
        refuseObstacles([obstacle]);
    }
  }
}
