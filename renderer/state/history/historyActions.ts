import type { RunId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { text } from '../../text/en.ts';
import { goTo } from '../app/routes.ts';
import { saveText } from '../app/saveText.ts';
import { tell, tellTrouble } from '../app/toasts.ts';
import { filterOf } from './historyList.ts';
import {
  emptyQuery,
  historyPath,
  historyPlaceOf,
  type HistoryPlace,
  type HistoryQuery,
  isNarrowed,
} from './historyPlace.ts';
import { dayText } from './historyTime.ts';

/** Where in this tab the last view of the list is kept. */
const savedName = 'mapwright.history';

/** Goes to a place in History; `quietly` puts it in the present one's place, for what Back is not to step through. */
export function goToHistory(place: HistoryPlace, quietly = false): void {
  const path = historyPath(place);
  if (`#${path}` === location.hash) return;
  if (!quietly) return goTo(path);
  history.replaceState(history.state, '', `#${path}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Another view of the list; the run that was chosen may not be in it. */
export function narrowHistory(query: HistoryQuery, quietly = false): void {
  goToHistory({ query, runId: null, against: null, output: null }, quietly);
}

export function rememberQuery(query: HistoryQuery): void {
  sessionStorage.setItem(savedName, historyPath({ query, runId: null, against: null, output: null }));
}

/** The view of the list that was left in this tab; `null` where everything was shown. */
export function rememberedQuery(): HistoryQuery | null {
  const { query } = historyPlaceOf(sessionStorage.getItem(savedName) ?? '');
  return isNarrowed(query) || query.sort !== emptyQuery.sort ? query : null;
}

/** Saves the runs that the query finds as a file. */
export async function exportHistory(query: HistoryQuery, format: 'csv' | 'json'): Promise<void> {
  try {
    const pieces = await getSession().client.runs.export({
      filter: filterOf(query),
      sort: query.sort,
      format,
    });
    let content = '';
    for await (const piece of pieces) content += piece;
    saveText(`mapwright-history-${dayText(new Date())}.${format === 'csv' ? 'csv' : 'jsonl'}`, content);
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Puts what is known of a run on the clipboard. */
export async function copyRecord(record: unknown): Promise<void> {
  try {
    await navigator.clipboard.writeText(JSON.stringify(record, null, 2));
    tell(text.history.copied);
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Shows a run's outputs in the file manager; on the desktop only. */
export async function showOutputs(runId: RunId, name: string): Promise<void> {
  try {
    await getSession().bridge.showOutput?.({ runId, name });
  } catch (cause) {
    tellTrouble(cause);
  }
}
