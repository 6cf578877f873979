import { type ScanFacet, type ScanFacetCounts, scanFacets } from '../../../core/contract/scanSearch.ts';
import { FacetValues } from '../../components/FacetValues.tsx';
import { goToScans, type ScanHistoryPlace, toggledScanFacet } from '../../state/history/scanPlace.ts';
import { text } from '../../text/en.ts';
import { scanFacetName, scanWords as words } from '../../text/scanWords.ts';
import { TimeFacet } from './TimeFacet.tsx';

/** What the scans can be narrowed down by, with how many each choice would leave. */
export function ScanFacetBar({
  place,
  counted,
}: {
  readonly place: ScanHistoryPlace;
  /** `null` before any scan is known. */
  readonly counted: ScanFacetCounts | null;
}) {
  return (
    <aside
      aria-label={text.history.filters}
      className="flex w-54 shrink-0 flex-col gap-3 overflow-auto border-r border-line p-3 2xl:w-60"
    >
      <TimeFacet range={place.range} onChange={(range) => goToScans({ ...place, range, scanId: null })} />
      {scanFacets.map((facet: ScanFacet) => (
        <FacetValues
          key={facet}
          title={words.facets[facet]}
          values={counted?.[facet]}
          chosen={place.facets[facet] ?? []}
          nameOf={(value) => scanFacetName(facet, value)}
          onToggle={(value) => goToScans(toggledScanFacet(place, facet, value))}
          words={text.history}
        />
      ))}
    </aside>
  );
}
