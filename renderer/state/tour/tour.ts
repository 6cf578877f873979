import { setInboxDesk, useInboxDesk } from '../inbox/inboxDesk.ts';
import { putSettings } from '../settings/settingsActions.ts';

/** Steps of the tour: drop, review, approve, results. */
export const tourSteps = 4;

export function startTour(): void {
  setInboxDesk({ tourStep: 0 });
}

/** Goes to a step; behind the last one the tour is over. */
export function goToTourStep(step: number): void {
  if (step >= tourSteps) endTour();
  else setInboxDesk({ tourStep: Math.max(0, step) });
}

/** Goes on by itself where the person has come to what a later step tells of; never back. */
export function reachTourStep(step: number): void {
  const { tourStep } = useInboxDesk.getState();
  if (tourStep !== null && step > tourStep) setInboxDesk({ tourStep: step });
}

/** Skipped or seen to its end: it is not shown by itself again. */
export function endTour(): void {
  setInboxDesk({ tourStep: null });
  void putSettings({ tourSeen: true });
}
