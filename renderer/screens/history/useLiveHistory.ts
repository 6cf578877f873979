import { useEffect, useRef } from 'react';
import type { RunId } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { askHistory, recountHistory, useHistory } from '../../state/history/historyList.ts';

/** Quiet before figures are counted anew, in milliseconds: runs end in bursts. */
const settleMs = 600;

/**
 * Follows what is run while the list is open: figures are counted anew, rows go on in place, and new runs wait behind a
 * button, so that nothing moves under the pointer. A run that the person has opened is fetched at once.
 *
 * @returns how many runs are newer than the list
 */
export function useLiveHistory(runId: RunId | null): number {
  const runs = useApp((state) => state.runs);
  const query = useHistory((state) => state.query);
  const newest = useHistory((state) => state.counting?.newest);
  const asking = useHistory((state) => state.asking);
  const at = newest == null ? -1 : (runs ?? []).findIndex(({ id }) => id === newest);
  const known = at >= 0 || newest === null;
  const newer = !known || runs === null ? [] : at < 0 ? runs : runs.slice(0, at);
  const fresh = newest === undefined ? 0 : newer.length;

  const wanted = newest === null ? fresh > 0 : newer.some(({ id }) => id === runId);
  useEffect(() => {
    if (wanted && query !== null && !asking) void askHistory(query);
  }, [wanted, query, asking]);

  const states = (runs ?? []).map(({ state }) => state.charAt(0)).join('');
  const seen = useRef(states);
  useEffect(() => {
    if (seen.current === states) return undefined;
    const timer = setTimeout(() => {
      seen.current = states;
      void recountHistory();
    }, settleMs);
    return () => clearTimeout(timer);
  }, [states]);
  return fresh;
}
