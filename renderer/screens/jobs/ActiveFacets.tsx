import { X } from 'lucide-react';
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
        <Active name={`“${query.text}”`} onRemove={() => onChange({ ...query, text: '' })} />
      )}
      {jobFacets.flatMap((facet) =>
        (query.facets[facet] ?? []).map((value) => (
          <Active
            key={`${facet} ${value}`}
            name={`${words.facets[facet]}: ${label(facet, value)}`}
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

function Active({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <span className="inline-flex h-6 max-w-60 shrink-0 items-center rounded-1 bg-selected pl-2 text-12 text-ink">
      <bdi className="min-w-0 truncate" title={name}>
        {name}
      </bdi>
      <button
        type="button"
        aria-label={words.without(name)}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-1 text-ink-2 hover:bg-hover"
      >
        <X aria-hidden="true" size={12} />
      </button>
    </span>
  );
}
