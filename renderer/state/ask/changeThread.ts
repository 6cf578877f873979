import { troubleOf } from '../../client/trouble.ts';
import { askZone } from '../app/askZone.ts';
import { type AskStep, askQuestion, runStep, startAnew, useAsk } from './askDesk.ts';
import { askWay } from './askWay.ts';

/** Asks the question that is looked at in other words, in its place: from what was asked before it. */
export async function askAgain(question: string): Promise<void> {
  const { steps, at } = useAsk.getState();
  useAsk.setState({ steps: steps.slice(0, Math.max(0, at)), at: at - 1 });
  await askQuestion(question);
}

/**
 * Takes a step out of the talk: what was asked behind it is asked again without it. Those that were built by hand stand by
 * themselves and stay as they are, and so does everything where the person has gone on meanwhile.
 */
export async function dropStep(index: number): Promise<void> {
  const { steps, place } = useAsk.getState();
  const kept: AskStep[] = steps.slice(0, index);
  useAsk.setState({ busy: true, trouble: null, missed: null });
  try {
    for (const step of steps.slice(index + 1)) {
      const context = kept.at(-1)?.query ?? null;
      const { question } = step;
      if (question === '' || step.reading === null) {
        kept.push(step);
        continue;
      }
      const reading = await askWay(place).read({ question, context, zone: askZone() });
      // What made sense behind another question only goes with it.
      if (reading.query !== null) kept.push({ question, reading, query: reading.query, context });
    }
  } catch (cause) {
    if (useAsk.getState().steps === steps) useAsk.setState({ busy: false, trouble: troubleOf(cause) });
    return;
  }
  if (useAsk.getState().steps !== steps) return;
  if (kept.length === 0) {
    startAnew();
    return;
  }
  useAsk.setState({ steps: kept, at: kept.length - 1 });
  await runStep();
}
