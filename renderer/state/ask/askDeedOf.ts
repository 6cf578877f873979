import type { AskDeed } from '../../keys/askKeys.ts';
import { aiIsOn } from '../review/aiActions.ts';
import { goToStep, runStep, stepNow, useAsk } from './askDesk.ts';
import { askModel, modelQuestion } from './askModel.ts';
import { exportAnswer, openRows } from './openAnswer.ts';

/** What a key of Ask does now; `undefined` where it means nothing. */
export function deedOf(deed: AskDeed, focusQuestion: () => void): (() => void) | undefined {
  const desk = useAsk.getState();
  const { at, steps, answer, place } = desk;
  const step = stepNow(desk);
  const isAnswered = step !== undefined && answer !== null && answer.found > 0;
  switch (deed) {
    case 'question':
      return focusQuestion;
    case 'model':
      return aiIsOn() && modelQuestion(desk) !== null ? () => void askModel() : undefined;
    case 'run':
      return step === undefined ? undefined : () => void runStep();
    case 'save':
      return step === undefined ? undefined : () => useAsk.setState({ dialog: 'save' });
    case 'rows':
      // Rows of a pipeline are opened one by one.
      return isAnswered && place === null ? () => void openRows(step.query) : undefined;
    case 'export':
      return isAnswered ? () => void exportAnswer({ query: step.query, place }, 'csv') : undefined;
    case 'back':
      return at > 0 ? () => void goToStep(at - 1) : undefined;
    case 'forward':
      return at < steps.length - 1 ? () => void goToStep(at + 1) : undefined;
  }
}
