import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type FetchRows, LiveList, type ListState } from './liveList.ts';

/** A list of the host as a screen shows it. */
export interface LiveRows<Row> extends ListState<Row> {
  readonly list: LiveList<Row>;
}

/**
 * Follows a list. `question` names what is asked; another one begins a new list. `revision` changes whenever the host has
 * something new.
 */
export function useLiveList<Row>(
  fetchRows: FetchRows<Row>,
  of: { readonly question: string; readonly revision: string; readonly grows: boolean },
): LiveRows<Row> {
  const { question, revision, grows } = of;
  // The question's text says whether it is another one; what asks it is made anew with each drawing.
  // oxlint-disable-next-line react/exhaustive-deps
  const list = useMemo(() => new LiveList(fetchRows, grows), [question, grows]);
  const state = useSyncExternalStore(list.subscribe, list.now);
  useEffect(() => {
    list.look();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [list, revision]);
  return { ...state, list };
}
