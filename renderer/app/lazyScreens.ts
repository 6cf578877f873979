import { lazyPart } from '../components/lazyPart.ts';
import { useApp } from '../state/app/appState.ts';
import type { ViewName } from '../state/app/routes.ts';

/** The views that are read when they are opened. Only what every start shows is read at the start. */
export const lazyScreens = {
  review: lazyPart(async () => (await import('../screens/review/ReviewScreen.tsx')).ReviewScreen),
  schemas: lazyPart(async () => {
    const [screen, packs] = await Promise.all([
      import('../screens/schemas/SchemasScreen.tsx'),
      import('../state/packs/keepEditing.ts'),
    ]);
    packs.keepEditing();
    return screen.SchemasScreen;
  }),
  history: lazyPart(async () => (await import('../screens/history/HistoryScreen.tsx')).HistoryScreen),
  jobs: lazyPart(async () => (await import('../screens/jobs/JobsScreen.tsx')).JobsScreen),
  scan: lazyPart(async () => (await import('../screens/scan/ScanScreen.tsx')).ScanScreen),
  ask: lazyPart(async () => {
    const [screen, thread] = await Promise.all([
      import('../screens/ask/AskScreen.tsx'),
      import('../state/ask/keepThread.ts'),
    ]);
    thread.keepThread();
    return screen.AskScreen;
  }),
  leads: lazyPart(async () => (await import('../screens/leads/LeadsScreen.tsx')).LeadsScreen),
  settings: lazyPart(async () => (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen),
};

/** Reads the view that the page starts on, so that its first frame is whole. Trouble shows where the view is drawn. */
export async function readFirstScreen(view: ViewName): Promise<void> {
  if (view !== 'inbox') await Promise.allSettled([lazyScreens[view].ahead()]);
}

/** Reads Review once the Inbox is there and nothing else is to be done, as most go there next. */
export function readReviewAhead(): void {
  const stop = useApp.subscribe(({ inbox }) => {
    if (inbox === null) return;
    stop();
    requestIdleCallback(() => void Promise.allSettled([lazyScreens.review.ahead()]));
  });
}
