import type { RunSort } from '../../../core/contract/views.ts';
import type { MenuEntry } from '../../components/MenuButton.tsx';
import { narrowHistory } from '../../state/history/historyActions.ts';
import type { HistoryQuery } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';

const sorts: readonly RunSort[] = ['newest', 'oldest', 'rows', 'rejects', 'quality', 'duration'];

/** The orders of the list to choose from. */
export function sortMenu(query: HistoryQuery): readonly MenuEntry[] {
  return sorts.map((sort) => ({
    id: sort,
    label: text.history.sorts[sort],
    chosen: sort === query.sort,
    onPick: () => narrowHistory({ ...query, sort }),
  }));
}
