import type { RunFacet } from '../../../core/contract/views.ts';
import { FacetValues } from '../../components/FacetValues.tsx';
import { narrowHistory } from '../../state/history/historyActions.ts';
import { useHistory } from '../../state/history/historyList.ts';
import { type HistoryQuery, toggled } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { useFacetLabel } from './facetLabel.ts';

/** One facet of History, with how many runs each of its values would leave. */
export function FacetList({ facet, query }: { readonly facet: RunFacet; readonly query: HistoryQuery }) {
  const values = useHistory((state) => state.counting?.facets[facet]);
  const label = useFacetLabel();
  return (
    <FacetValues
      title={text.history.facets[facet]}
      values={values}
      chosen={query.facets[facet] ?? []}
      nameOf={(value) => label(facet, value)}
      onToggle={(value) => narrowHistory(toggled(query, facet, value))}
      words={text.history}
    />
  );
}
