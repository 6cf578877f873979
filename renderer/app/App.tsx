import { CSPProvider } from '@base-ui/react/csp-provider';
import { Suspense, useEffect } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { FileId } from '../../core/contract/views.ts';
import { ErrorCatcher } from '../components/ErrorCatcher.tsx';
import { Toasts } from '../components/Toasts.tsx';
import { getSession } from '../client/session.ts';
import { bindKeys } from '../keys/bindKeys.ts';
import { followMenus } from '../keys/shellMenus.ts';
import { KeySheet } from './KeySheet.tsx';
import { Palette } from './Palette.tsx';
import { InboxScreen } from '../screens/inbox/InboxScreen.tsx';
import { schemasPlaceOf } from '../state/packs/schemasPlace.ts';
import { useApp } from '../state/app/appState.ts';
import { needsPerson, waitingJobs } from '../state/inbox/inboxList.ts';
import { text } from '../text/en.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { DropZone } from './DropZone.tsx';
import { Navigation } from './Navigation.tsx';
import { routes, settingsPartOf, viewOf } from '../state/app/routes.ts';
import { Tour } from './Tour.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useTheme } from '../state/app/theme.ts';
import { lazyScreens } from './lazyScreens.ts';

/** The frame that every view stands in. */
export function App() {
  useTheme();
  useEffect(() => bindKeys(), []);
  useEffect(() => followMenus(getSession().bridge), []);
  const announcement = useApp((state) => state.announcement);
  return (
    <CSPProvider disableStyleElements>
      {/* The router takes the hook itself; it is called there. */}
      {/* oxlint-disable-next-line react/hooks */}
      <Router hook={useHashLocation}>
        <a
          href="#main"
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('main')?.focus();
          }}
          className="sr-only focus:not-sr-only focus:fixed focus:z-60 focus:m-2 focus:rounded-2 focus:bg-surface focus:p-2"
        >
          {text.skip}
        </a>
        <div className="flex h-full flex-col">
          <ConnectionBanner />
          <div className="flex min-h-0 flex-1">
            <Navigation />
            <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface outline-none">
              <Views />
            </main>
          </div>
          <Tour />
          <StatusBar />
        </div>
        <p aria-live="polite" className="sr-only">
          {announcement}
        </p>
        <DropZone />
        <Palette />
        <KeySheet />
        <Toasts />
      </Router>
    </CSPProvider>
  );
}

function Views() {
  const [path] = useHashLocation();
  const view = viewOf(path);
  const waiting = useApp((state) => needsPerson(state.inbox ?? []) + waitingJobs(state.jobs));
  useEffect(() => {
    document.title = text.inbox.titleCount(waiting, `${text.views[view]} – ${text.appName}`);
  }, [view, waiting]);
  return (
    <ErrorCatcher key={view}>
      <Suspense fallback={null}>
        <Switch>
          <Route path={/^\/inbox(?:\?|$)/}>
            <InboxScreen path={path} />
          </Route>
          <Route path="/review/:fileId">
            {(params) => <lazyScreens.review fileId={decodeURIComponent(params.fileId) as FileId} />}
          </Route>
          <Route path="/review">
            <lazyScreens.review fileId={null} />
          </Route>
          <Route path={/^\/schemas(?:[/?]|$)/}>
            <lazyScreens.schemas place={schemasPlaceOf(path)} />
          </Route>
          {/* What the list is narrowed down to stands behind a question mark, which a pattern would not match. */}
          <Route path={/^\/history(?:[/?]|$)/}>
            <lazyScreens.history path={path} />
          </Route>
          <Route path={/^\/jobs(?:[/?]|$)/}>
            <lazyScreens.jobs path={path} />
          </Route>
          <Route path={/^\/scan(?:[/?]|$)/}>
            <lazyScreens.scan path={path} />
          </Route>
          <Route path="/ask" component={lazyScreens.ask} />
          <Route path={/^\/leads(?:[/?]|$)/}>
            <lazyScreens.leads path={path} />
          </Route>
          <Route path="/settings/:part">
            {(params) => <lazyScreens.settings part={settingsPartOf(params.part)} />}
          </Route>
          <Route path="/settings">
            <lazyScreens.settings part="general" />
          </Route>
          <Route>
            <Redirect to={routes.inbox()} replace />
          </Route>
        </Switch>
      </Suspense>
    </ErrorCatcher>
  );
}
