import { ActiveFilter } from '../../components/ActiveFilter.tsx';
import { jobFacets, type JobQuery, toggledFacet } from '../../state/jobs/jobPlace.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { useFacetWords } from './useFacetWords.ts';

/** Everything but the state that narrows the list, each with the way to take it off. */
export function ActiveFacets({
  query,
  onChange,
  onClear,
}: {
  readonly query: JobQuery;
  readonly onChange: (query: JobQuery) => void;
  readonly onClear: () => void;
}) {
  const label = useFacetWords();
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 overflow-x-auto">
      {query.text === '' ? null : (
        <ActiveFilter {...off(`“${query.text}”`)} onRemove={() => onChange({ ...query, text: '' })} />
      )}
      {jobFacets.flatMap((facet) =>
        (query.facets[facet] ?? []).map((value) => (
          <ActiveFilter
            key={`${facet} ${value}`}
            {...off(`${words.facets[facet]}: ${label(facet, value)}`)}
            onRemove={() => onChange(toggledFacet(query, facet, value))}
          />
        )),
      )}
      <button
        type="button"
        onClick={onClear}
        className="h-6 shrink-0 rounded-1 px-1.5 text-12 text-accent hover:underline"
      >
        {words.clearAll}
      </button>
    </div>
  );
}

const off = (name: string) => ({ name, removeLabel: words.without(name) });
