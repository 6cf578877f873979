import { scanFacets } from '../../../core/contract/scanSearch.ts';
import { ActiveFilter } from '../../components/ActiveFilter.tsx';
import {
  allScans,
  goToScans,
  isNarrowedToScans,
  type ScanHistoryPlace,
  toggledScanFacet,
} from '../../state/history/scanPlace.ts';
import { text } from '../../text/en.ts';
import { scanFacetName, scanWords as words } from '../../text/scanWords.ts';
import { rangeName } from './rangeName.ts';

/** Everything that narrows the list of scans, each with the way to take it off. */
export function ScanFilters({ place }: { readonly place: ScanHistoryPlace }) {
  if (!isNarrowedToScans(place)) return <span className="text-12 text-ink-3">{words.allScans}</span>;
  const to = (change: Partial<ScanHistoryPlace>): void => goToScans({ ...place, scanId: null, ...change });
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
      {place.range === null ? null : (
        <ActiveFilter {...off(rangeName(place.range))} onRemove={() => to({ range: null })} />
      )}
      {place.text === '' ? null : (
        <ActiveFilter {...off(`“${place.text}”`)} onRemove={() => to({ text: '' })} />
      )}
      {scanFacets.flatMap((facet) =>
        (place.facets[facet] ?? []).map((value) => (
          <ActiveFilter
            key={`${facet} ${value}`}
            {...off(`${words.facets[facet]}: ${scanFacetName(facet, value)}`)}
            onRemove={() => goToScans(toggledScanFacet(place, facet, value))}
          />
        )),
      )}
      <button
        type="button"
        onClick={() => goToScans(allScans)}
        className="h-6 rounded-1 px-1.5 text-12 text-accent hover:underline"
      >
        {text.history.clearAll}
      </button>
    </div>
  );
}

const off = (name: string) => ({ name, removeLabel: text.history.without(name) });
