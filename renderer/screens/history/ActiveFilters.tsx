import { X } from 'lucide-react';
import { narrowHistory } from '../../state/history/historyActions.ts';
import {
  emptyQuery,
  facetNames,
  type HistoryQuery,
  type HistoryRange,
  isNarrowed,
  toggled,
} from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { useFacetLabel } from './facetLabel.ts';

/** Everything that narrows the list, each with the way to take it off. */
export function ActiveFilters({ query }: { readonly query: HistoryQuery }) {
  const label = useFacetLabel();
  if (!isNarrowed(query)) return <span className="text-12 text-ink-3">{text.history.allRuns}</span>;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
      {query.range === null ? null : (
        <Filter name={rangeName(query.range)} onRemove={() => narrowHistory({ ...query, range: null })} />
      )}
      {query.text === '' ? null : (
        <Filter name={`“${query.text}”`} onRemove={() => narrowHistory({ ...query, text: '' })} />
      )}
      {facetNames.flatMap((facet) =>
        (query.facets[facet] ?? []).map((value) => (
          <Filter
            key={`${facet} ${value}`}
            name={`${text.history.facets[facet]}: ${label(facet, value)}`}
            onRemove={() => narrowHistory(toggled(query, facet, value))}
          />
        )),
      )}
      <button
        type="button"
        onClick={() => narrowHistory({ ...emptyQuery, sort: query.sort })}
        className="h-6 rounded-1 px-1.5 text-12 text-accent hover:underline"
      >
        {text.history.clearAll}
      </button>
    </div>
  );
}

function Filter({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <span className="inline-flex h-6 max-w-72 items-center rounded-1 bg-selected pl-2 text-12 text-ink">
      <bdi className="min-w-0 truncate" title={name}>
        {name}
      </bdi>
      <button
        type="button"
        aria-label={text.history.without(name)}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-1 text-ink-2 hover:bg-hover"
      >
        <X aria-hidden="true" size={12} />
      </button>
    </span>
  );
}

function rangeName(range: Exclude<HistoryRange, null>): string {
  return typeof range === 'string' ? text.history.ranges[range] : text.history.ownRange(range.from, range.to);
}
