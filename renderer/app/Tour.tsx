import { useEffect, useRef } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { Button } from '../components/Button.tsx';
import { useApp } from '../state/app/appState.ts';
import { useInboxDesk } from '../state/inbox/inboxDesk.ts';
import { viewOf } from '../state/app/routes.ts';
import { endTour, goToTourStep, reachTourStep, startTour, tourSteps } from '../state/tour/tour.ts';
import { text } from '../text/en.ts';

/**
 * Four short steps in a strip of their own, shown once on an empty Inbox. It covers nothing, takes no focus by itself and
 * goes on when the person does what it tells.
 */
export function Tour() {
  const step = useInboxDesk((state) => state.tourStep);
  const isFirstRun = useApp(
    (state) => state.settings?.tourSeen === false && state.inbox?.length === 0 && state.arrivals.length === 0,
  );
  const [path] = useHashLocation();
  const overlay = useApp((state) => state.overlay);
  const hasView = useApp((state) => state.review?.view?.proposal != null);
  useEffect(() => {
    if (isFirstRun) startTour();
  }, [isFirstRun]);
  useEffect(() => {
    const view = viewOf(path);
    if (view === 'history') reachTourStep(3);
    else if (overlay === 'approve') reachTourStep(2);
    else if (view === 'review' && hasView) reachTourStep(1);
  }, [path, overlay, hasView]);
  return step === null ? null : <Card step={step} />;
}

function Card({ step }: { readonly step: number }) {
  const words = text.tour.steps[step];
  const titleRef = useRef<HTMLHeadingElement>(null);
  if (words === undefined) return null;
  const go = (to: number): void => {
    goToTourStep(to);
    // The words are read out where the buttons have moved under the person's hands.
    titleRef.current?.focus();
  };
  return (
    <section
      aria-label={text.tour.title}
      className="flex shrink-0 items-center gap-4 border-t border-line bg-info-bg px-4 py-2 text-ink"
    >
      <span className="shrink-0 text-12 text-info">{text.tour.step(step + 1, tourSteps)}</span>
      <h2 ref={titleRef} tabIndex={-1} className="shrink-0 text-13 font-semibold outline-none">
        {words.title}
      </h2>
      <p className="min-w-0 flex-1 text-ink-2">{words.more}</p>
      <span className="flex shrink-0 gap-2">
        <Button look="quiet" onClick={endTour}>
          {text.tour.skip}
        </Button>
        {step === 0 ? null : <Button onClick={() => go(step - 1)}>{text.tour.back}</Button>}
        <Button look="primary" onClick={() => go(step + 1)}>
          {step === tourSteps - 1 ? text.tour.end : text.tour.next}
        </Button>
      </span>
    </section>
  );
}
