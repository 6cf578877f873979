import { ArrowDownWideNarrow } from 'lucide-react';
import { useMemo } from 'react';
import { FilterChips } from '../../components/FilterChips.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { setReview } from '../../state/app/appState.ts';
import {
  aiFilters,
  countFilters,
  type ReviewFilter,
  reviewFilters,
} from '../../state/columns/reviewFilter.ts';
import { useReviewParts } from '../../state/review/useReviewParts.ts';
import { rankRows } from '../../state/columns/reviewOrder.ts';
import { text } from '../../text/en.ts';

/** Which columns are listed, and in what order. */
export function ReviewToolbar() {
  const review = useReviewParts('fileId', 'rows', 'filter', 'query', 'order');
  const rows = review?.rows;
  const counts = useMemo(() => countFilters(rows ?? []), [rows]);
  if (review === null) return null;
  const { fileId, filter, query, order } = review;
  const offered = reviewFilters.filter((name) => counts.ai > 0 || !aiFilters.includes(name));
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3">
      <FilterChips<ReviewFilter>
        label={text.review.filterGroup}
        value={filter}
        onChange={(name) => setReview(fileId, { filter: name })}
        chips={offered.map((name) => ({ name, label: text.review.filters[name], count: counts[name] }))}
      />
      <span className="ml-auto flex shrink-0 items-center gap-1">
        <MenuButton
          prefix={text.review.orderLabel}
          look="quiet"
          entries={(['risk', 'file'] as const).map((name) => ({
            id: name,
            label: text.review.order[name],
            chosen: name === order,
            onPick: () => setReview(fileId, { order: name, ranking: rankRows(review.rows) }),
          }))}
        >
          <ArrowDownWideNarrow aria-hidden="true" size={14} />
          <span className={`text-12 ${counts.ai > 0 ? 'sr-only' : 'max-xl:hidden'}`}>
            {text.review.order[order]}
          </span>
        </MenuButton>
        <SearchField
          label={text.review.filterText}
          value={query}
          onChange={(value) => setReview(fileId, { query: value })}
        />
      </span>
    </div>
  );
}
