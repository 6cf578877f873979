import { text } from '../../text/en.ts';
import { announce, setReview, useApp } from '../app/appState.ts';
import { countFilters, reviewFilters } from '../columns/reviewFilter.ts';
import { visibleRows } from './visibleRows.ts';

/** Goes to the next filter that lists a column, or the one before; the cursor goes to the first column listed. */
export function stepFilter(delta: -1 | 1): void {
  const { review } = useApp.getState();
  if (review === null) return;
  const counts = countFilters(review.rows);
  const from = reviewFilters.indexOf(review.filter);
  for (let step = 1; step <= reviewFilters.length; step += 1) {
    const at = (from + delta * step + reviewFilters.length * 2) % reviewFilters.length;
    const filter = reviewFilters[at];
    if (filter === undefined || counts[filter] === 0) continue;
    const rows = visibleRows({ ...review, filter });
    const stays = rows.some(({ columnIndex }) => columnIndex === review.cursor);
    setReview(review.fileId, { filter, ...(stays ? {} : { cursor: rows[0]?.columnIndex ?? review.cursor }) });
    announce(text.review.filtered(text.review.filters[filter], rows.length));
    return;
  }
}
