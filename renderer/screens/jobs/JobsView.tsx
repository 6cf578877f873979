import { ListFilter } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JobBoard } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { useOlderJobs } from '../../state/jobs/olderJobs.ts';
import {
  emptyJobQuery,
  goToJobs,
  isNarrowed,
  type JobFilter,
  jobFilters,
  type JobsPlace,
} from '../../state/jobs/jobPlace.ts';
import { withOlder } from '../../state/jobs/jobList.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { ActiveFacets } from './ActiveFacets.tsx';
import { JobFacetBar } from './JobFacetBar.tsx';
import { JobTable } from './JobTable.tsx';
import { useJobList } from './useJobList.ts';

/** Pixels of window from which the filters stand beside the list without being asked for. */
const widePx = 1_600;
/** Shown only where there are such jobs; the others stay, so that nothing shifts. */
const rare: ReadonlySet<JobFilter> = new Set(['waiting', 'quarantined']);

/** States as chips, what narrows the list further, the list, and all that is known of the job under the cursor. */
export function JobsView({ place, board }: { readonly place: JobsPlace; readonly board: JobBoard }) {
  const { query } = place;
  const older = useOlderJobs((state) => state.jobs);
  const jobs = useMemo(() => withOlder(board.jobs, older), [board.jobs, older]);
  const list = useJobList(jobs, query);
  const waits = list.added + list.gone;
  const [facetsOpen, setFacetsOpen] = useState(() => window.innerWidth >= widePx);
  const counts: Readonly<Record<JobFilter, number>> = { all: jobs.length, ...board.counts };
  const shown = jobFilters.filter((name) => !rare.has(name) || counts[name] > 0 || name === query.filter);
  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
        <button
          type="button"
          aria-expanded={facetsOpen}
          aria-controls="job-facets"
          onClick={() => setFacetsOpen(!facetsOpen)}
          className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-1 px-1.5 text-12 text-ink-2 hover:bg-hover"
        >
          <ListFilter aria-hidden="true" size={14} />
          {words.facetBar}
        </button>
        <FilterChips
          label={words.states}
          chips={shown.map((name) => ({ name, label: words.filters[name], count: counts[name] }))}
          value={query.filter}
          onChange={(filter) => goToJobs({ ...place, job: null, query: { ...query, filter } })}
        />
        {isNarrowed(query) ? (
          <ActiveFacets
            query={query}
            onChange={(next) => goToJobs({ ...place, job: null, query: next })}
            onClear={() =>
              goToJobs({ ...place, job: null, query: { ...emptyJobQuery, filter: query.filter } })
            }
          />
        ) : null}
        <output className="ml-auto shrink-0">
          {waits === 0 ? null : (
            <Button look="quiet" command="jobs.fresh" onClick={list.release}>
              <span className="text-accent">
                {[
                  ...(list.added === 0 ? [] : [`↑ ${words.newRows(list.added)}`]),
                  ...(list.gone === 0 ? [] : [words.movedOn(list.gone)]),
                ].join(' · ')}
              </span>
            </Button>
          )}
        </output>
      </div>
      <div className="flex min-h-0 flex-1">
        <div id="job-facets" hidden={!facetsOpen} className="flex min-h-0">
          <JobFacetBar
            jobs={jobs}
            query={query}
            onChange={(next) => goToJobs({ ...place, job: null, query: next })}
          />
        </div>
        <JobTable place={place} list={list} total={jobs.length} board={board} />
      </div>
    </>
  );
}
