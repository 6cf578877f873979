import { narrowHistory } from '../../state/history/historyActions.ts';
import type { HistoryQuery } from '../../state/history/historyPlace.ts';
import { facetNames } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { FacetList } from './FacetList.tsx';
import { TimeFacet } from './TimeFacet.tsx';

/** What the list can be narrowed down by, with how many runs each choice would leave. */
export function FacetBar({ query }: { readonly query: HistoryQuery }) {
  return (
    <aside
      aria-label={text.history.filters}
      className="flex w-54 shrink-0 flex-col gap-3 overflow-auto border-r border-line p-3 2xl:w-60"
    >
      <TimeFacet range={query.range} onChange={(range) => narrowHistory({ ...query, range })} />
      {facetNames.map((facet) => (
        <FacetList key={facet} facet={facet} query={query} />
      ))}
    </aside>
  );
}
