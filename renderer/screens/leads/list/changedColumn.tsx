import type { RecordRow } from '../../../../core/contract/recordViews.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { formatDateTime } from '../../../text/format.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';

/** What the time of the last change is called as a field. */
export const changedId = '@changed';

/** When leads changed last. @param at place of the time among a row's values */
export function changedColumn(at: number): GridColumn<RecordRow> {
  const textOf = ({ values }: RecordRow): string => {
    const time = values[at] ?? '';
    return time === '' ? '' : formatDateTime(time);
  };
  return {
    id: changedId,
    header: words.changed,
    sortable: true,
    width: 184,
    textOf,
    cell: (row) => <span className="truncate text-ink-2">{textOf(row)}</span>,
  };
}
