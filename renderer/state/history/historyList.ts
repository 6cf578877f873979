import { create } from 'zustand';
import type { RunBar, RunCounting, RunEntry, RunFilter, RunId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { type HistoryQuery, isNarrowed } from './historyPlace.ts';
import { type ChartTime, chartTimeOf, instantsOf } from './historyTime.ts';

/** Runs fetched at once. */
const pageRuns = 100;

/** The list of runs as far as it was looked at. Other parts of the app have no use for it, so it is read with its screen. */
export interface HistoryList {
  readonly query: HistoryQuery | null;
  /** Of the query, or of the one before it until the answer is there; `null` before any answer. */
  readonly counting: RunCounting | null;
  readonly pages: ReadonlyMap<number, readonly RunEntry[]>;
  readonly chart: (ChartTime & { readonly bars: readonly RunBar[] }) | null;
  /** Whether an answer to the query is still to come. */
  readonly asking: boolean;
  readonly trouble: Trouble | null;
}

export const useHistory = create<HistoryList>()(() => ({
  query: null,
  counting: null,
  pages: new Map(),
  chart: null,
  asking: false,
  trouble: null,
}));

/** Counts the questions, so that a late answer to an old one is dropped. */
let question = 0;
const fetching = new Set<string>();

/** What the store is asked for a query; `until` keeps the list as it was while new runs come in. */
export function filterOf(query: HistoryQuery, until?: RunId | null): RunFilter {
  return {
    ...(query.text.trim() === '' ? {} : { text: query.text.trim().slice(0, 200) }),
    facets: query.facets,
    ...(query.asked === null ? {} : { asked: query.asked }),
    ...instantsOf(query.range, new Date()),
    ...(until == null ? {} : { until }),
  };
}

/** Asks anew: how many, which ones, and how they lie in time. What was shown stays until the answer is there. */
export async function askHistory(query: HistoryQuery): Promise<void> {
  question += 1;
  const mine = question;
  useHistory.setState({ query, asking: true });
  const { runs } = getSession().client;
  try {
    const counting = await runs.count({ filter: filterOf(query) });
    if (mine !== question) return;
    const filter = filterOf(query, counting.newest);
    const [first, chart] = await Promise.all([
      runs.search({ filter, window: { sort: query.sort, limit: pageRuns } }),
      chartOf(query, filter),
    ]);
    if (mine !== question) return;
    useHistory.setState({
      counting,
      pages: new Map([[0, first]]),
      chart,
      asking: false,
      trouble: null,
    });
  } catch (cause) {
    if (mine === question) useHistory.setState({ asking: false, trouble: troubleOf(cause) });
  }
}

/** Counts and charts once more, because runs that are listed have gone on; the list itself stays as it is. */
export async function recountHistory(): Promise<void> {
  const { query, counting } = useHistory.getState();
  if (query === null || counting === null) return;
  const mine = question;
  const filter = filterOf(query, counting.newest);
  try {
    const [next, chart] = await Promise.all([
      getSession().client.runs.count({ filter }),
      chartOf(query, filter),
    ]);
    if (mine === question) useHistory.setState({ counting: { ...next, newest: counting.newest }, chart });
  } catch {
    // What stands there is a moment old; the next event or visit asks again.
  }
}

/** Fetches the pages that hold some rows of the list, where they are not there yet. */
export function showHistory(first: number, last: number): void {
  const { counting } = useHistory.getState();
  const end = Math.min(last, (counting?.total ?? 0) - 1);
  for (let page = Math.floor(first / pageRuns); page <= Math.floor(end / pageRuns); page += 1)
    void fetchPage(page);
}

/** The run at a place of the list; `undefined` while it is not there. */
export function entryAt(pages: HistoryList['pages'], index: number): RunEntry | undefined {
  return pages.get(Math.floor(index / pageRuns))?.[index % pageRuns];
}

/** The place of a run among those fetched; -1 where it is none of them. */
export function placeOf(pages: HistoryList['pages'], runId: RunId): number {
  for (const [page, entries] of pages) {
    const at = entries.findIndex(({ id }) => id === runId);
    if (at >= 0) return page * pageRuns + at;
  }
  return -1;
}

async function fetchPage(page: number): Promise<void> {
  const { query, pages, counting } = useHistory.getState();
  const mine = question;
  const key = `${String(mine)} ${String(page)}`;
  if (query === null || counting === null || pages.has(page) || fetching.has(key)) return;
  fetching.add(key);
  // From the nearest page before it on: without one from the start.
  let known = page - 1;
  while (known >= 0 && pages.get(known)?.length !== pageRuns) known -= 1;
  const after = pages.get(known)?.at(-1)?.id;
  try {
    const entries = await getSession().client.runs.search({
      filter: filterOf(query, counting.newest),
      window: {
        sort: query.sort,
        limit: pageRuns,
        skip: (page - known - 1) * pageRuns,
        ...(after === undefined ? {} : { after }),
      },
    });
    if (mine !== question) return;
    useHistory.setState({ pages: new Map(useHistory.getState().pages).set(page, entries), trouble: null });
  } catch (cause) {
    if (mine === question) useHistory.setState({ trouble: troubleOf(cause) });
  } finally {
    fetching.delete(key);
  }
}

/** All time begins with the first run that fits. */
async function chartOf(query: HistoryQuery, filter: RunFilter): Promise<HistoryList['chart']> {
  const { runs } = getSession().client;
  const isOpen = query.range === null || (typeof query.range === 'object' && query.range.from === null);
  const [oldest] = isOpen ? await runs.search({ filter, window: { sort: 'oldest', limit: 1 } }) : [];
  if (isOpen && oldest === undefined && !isNarrowed(query)) return null;
  const time = chartTimeOf(query.range, new Date(), oldest === undefined ? null : new Date(oldest.startedAt));
  return { ...time, bars: await runs.chart({ filter, edges: time.edges }) };
}
