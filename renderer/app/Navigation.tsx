import {
  ContactRound,
  History,
  Inbox,
  Layers,
  ListChecks,
  MessageCircleQuestion,
  ScanSearch,
  Settings,
  Workflow,
} from 'lucide-react';
import { useHashLocation } from 'wouter/use-hash-location';
import { AppMenu } from './AppMenu.tsx';
import { Keys } from '../components/Keys.tsx';
import { useApp } from '../state/app/appState.ts';
import { waitingJobs } from '../state/inbox/inboxList.ts';
import { text } from '../text/en.ts';
import { formatCount } from '../text/format.ts';
import { routes, type ViewName, viewOf, views } from '../state/app/routes.ts';

const pictures = {
  inbox: Inbox,
  review: ListChecks,
  schemas: Layers,
  history: History,
  jobs: Workflow,
  scan: ScanSearch,
  ask: MessageCircleQuestion,
  leads: ContactRound,
  settings: Settings,
} as const;

/** The views on the left, with the number of things that wait in each. */
export function Navigation() {
  const [path] = useHashLocation();
  const here = viewOf(path);
  const waiting = useApp(
    ({ inbox, jobs }) =>
      (inbox?.filter((item) => item.file.state === 'review').length ?? 0) + waitingJobs(jobs),
  );
  const failed = useApp((state) => state.inbox?.filter((item) => item.file.state === 'failed').length ?? 0);
  const todo = useApp((state) => state.review?.view?.decisions?.openCount ?? 0);
  const running = useApp((state) => state.runs?.filter((run) => run.state === 'running').length ?? 0);
  const stuck = useApp((state) => state.jobs?.counts.stuck ?? 0);
  const scanning = useApp((state) => state.scansUnderWay);
  const fileId = useApp((state) => state.review?.fileId);
  const badges: Partial<Record<ViewName, number>> = {
    inbox: waiting + failed,
    review: todo,
    history: running,
    jobs: stuck,
    scan: scanning,
  };
  return (
    <nav
      aria-label={text.navigation}
      className="flex w-44 shrink-0 flex-col border-r border-line bg-app p-2 max-xl:w-36"
    >
      <div className="flex h-8 items-center gap-2 pt-1 pl-2 text-15 font-semibold max-xl:gap-1.5 max-xl:pl-1 max-xl:text-13">
        <img src="./mark.svg" alt="" width={20} height={20} />
        {text.appName}
        <AppMenu />
      </div>
      <div className="h-2 shrink-0" />
      {views.map((view) => {
        const Picture = pictures[view];
        const badge = badges[view] ?? 0;
        const on = view === here;
        const to = view === 'review' ? routes.review(fileId) : routes[view]();
        return (
          <a
            key={view}
            href={`#${to}`}
            aria-current={on ? 'page' : undefined}
            className={`group/nav flex h-8 items-center gap-2 rounded-2 px-2 ${view === 'settings' ? 'mt-auto' : 'mb-0.5'} ${
              on ? 'bg-selected font-semibold text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink'
            }`}
          >
            <Picture aria-hidden="true" size={16} className={on ? 'text-accent' : ''} />
            <span className="flex-1">{text.views[view]}</span>
            <span className="hidden group-hover/nav:block group-focus-visible/nav:block">
              <Keys command={`go.${view}`} />
            </span>
            {badge > 0 ? (
              <span className={`text-12 group-hover/nav:hidden ${on ? 'text-accent' : 'text-ink-3'}`}>
                {formatCount(badge)}
              </span>
            ) : null}
          </a>
        );
      })}
    </nav>
  );
}
