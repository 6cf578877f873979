import { ActiveFilter } from '../../components/ActiveFilter.tsx';
import { narrowHistory } from '../../state/history/historyActions.ts';
import {
  emptyQuery,
  facetNames,
  type HistoryQuery,
  isNarrowed,
  toggled,
} from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { useFacetLabel } from './facetLabel.ts';
import { rangeName } from './rangeName.ts';

/** Everything that narrows the list, each with the way to take it off. */
export function ActiveFilters({ query }: { readonly query: HistoryQuery }) {
  const label = useFacetLabel();
  if (!isNarrowed(query)) return <span className="text-12 text-ink-3">{text.history.allRuns}</span>;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
      {query.range === null ? null : (
        <ActiveFilter
          {...off(rangeName(query.range))}
          onRemove={() => narrowHistory({ ...query, range: null })}
        />
      )}
      {query.asked === null ? null : (
        <ActiveFilter
          {...off(text.history.ofQuestion)}
          onRemove={() => narrowHistory({ ...query, asked: null })}
        />
      )}
      {query.text === '' ? null : (
        <ActiveFilter {...off(`“${query.text}”`)} onRemove={() => narrowHistory({ ...query, text: '' })} />
      )}
      {facetNames.flatMap((facet) =>
        (query.facets[facet] ?? []).map((value) => (
          <ActiveFilter
            key={`${facet} ${value}`}
            {...off(`${text.history.facets[facet]}: ${label(facet, value)}`)}
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

const off = (name: string) => ({ name, removeLabel: text.history.without(name) });
