import { useMemo } from 'react';
import type { Job } from '../../../core/contract/views.ts';
import { FacetValues } from '../../components/FacetValues.tsx';
import { countFacets } from '../../state/jobs/jobList.ts';
import { jobFacets, type JobQuery, toggledFacet } from '../../state/jobs/jobPlace.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { useFacetWords } from './useFacetWords.ts';

/** What the list can be narrowed down by, with how many jobs each choice would leave. */
export function JobFacetBar({
  jobs,
  query,
  onChange,
}: {
  readonly jobs: readonly Job[];
  readonly query: JobQuery;
  readonly onChange: (query: JobQuery) => void;
}) {
  const label = useFacetWords();
  const counted = useMemo(() => countFacets(jobs, query), [jobs, query]);
  return (
    <aside
      aria-label={words.facetBar}
      className="flex w-54 shrink-0 flex-col gap-3 overflow-auto border-r border-line p-3 2xl:w-60"
    >
      {jobFacets.map((facet) => (
        <FacetValues
          key={facet}
          title={words.facets[facet]}
          values={counted[facet]}
          chosen={query.facets[facet] ?? []}
          nameOf={(value) => label(facet, value)}
          words={words}
          onToggle={(value) => onChange(toggledFacet(query, facet, value))}
        />
      ))}
    </aside>
  );
}
