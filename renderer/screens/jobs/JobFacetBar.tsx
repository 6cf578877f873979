import { useMemo, useState } from 'react';
import type { Job } from '../../../core/contract/views.ts';
import { MoreValues } from '../../components/MoreValues.tsx';
import { countFacets } from '../../state/jobs/jobList.ts';
import { type JobFacet, jobFacets, type JobQuery, toggledFacet } from '../../state/jobs/jobPlace.ts';
import { formatCount } from '../../text/format.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { useFacetWords } from './useFacetWords.ts';

/** Values shown before somebody asks for more. */
const shownValues = 6;

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
  const counted = useMemo(() => countFacets(jobs, query), [jobs, query]);
  return (
    <aside
      aria-label={words.facetBar}
      className="flex w-54 shrink-0 flex-col gap-3 overflow-auto border-r border-line p-3 2xl:w-60"
    >
      {jobFacets.map((facet) => (
        <Facet
          key={facet}
          facet={facet}
          values={counted[facet]}
          chosen={query.facets[facet] ?? []}
          onToggle={(value) => onChange(toggledFacet(query, facet, value))}
        />
      ))}
    </aside>
  );
}

function Facet({
  facet,
  values,
  chosen,
  onToggle,
}: {
  readonly facet: JobFacet;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}) {
  const [all, setAll] = useState(false);
  const label = useFacetWords();
  const few = values.filter(({ value }, at) => at < shownValues || chosen.includes(value));
  const shown = all ? values : few;
  if (values.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 text-11 font-semibold text-ink-3">{words.facets[facet]}</legend>
      {shown.map(({ value, count }) => {
        const name = label(facet, value);
        return (
          <label
            key={value}
            className="flex min-h-6 items-center gap-2 rounded-1 px-1 text-12 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
              className="size-3.5 shrink-0 accent-accent outline-none"
            />
            <bdi title={name} className="min-w-0 flex-1 truncate">
              {name}
            </bdi>
            <span className="shrink-0 text-ink-3">{formatCount(count)}</span>
          </label>
        );
      })}
      <MoreValues hidden={values.length - few.length} all={all} onAll={setAll} words={words} />
    </fieldset>
  );
}
