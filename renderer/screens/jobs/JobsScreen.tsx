import { Workflow } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { Segments } from '../../components/Segments.tsx';
import { useApp } from '../../state/app/appState.ts';
import { emptyJobQuery, goToJobs, jobsPlaceOf } from '../../state/jobs/jobPlace.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { JobsView } from './JobsView.tsx';
import { OutboxView } from './OutboxView.tsx';
import { PipelineMarks } from './PipelineMarks.tsx';
import { PipelineTroubles } from './PipelineTroubles.tsx';

/** Files on their way through the pipelines, live, and what waits to be sent to them. */
export function JobsScreen({ path }: { readonly path: string }) {
  const place = jobsPlaceOf(path);
  const board = useApp((state) => state.jobs);
  const isSetUp =
    board === null || board.pipelines.length > 0 || board.outbox.length > 0 || board.jobs.length > 0;
  return (
    <>
      <ScreenHeader
        title={words.title}
        facts={
          !isSetUp || board === null ? null : (
            <>
              <Segments
                label={words.part}
                value={place.part}
                options={[
                  { name: 'list', label: words.parts.list },
                  { name: 'outbox', label: words.outboxCount(board.outbox.length) },
                ]}
                onChange={(part) => goToJobs({ part, query: emptyJobQuery, job: null })}
              />
              <span className="ml-auto flex min-w-0 items-center gap-3">
                <PipelineMarks pipelines={board.pipelines} />
              </span>
            </>
          )
        }
      >
        {isSetUp && place.part === 'list' ? (
          <SearchField
            label={words.search}
            value={place.query.text}
            onChange={(text) => goToJobs({ ...place, query: { ...place.query, text } }, true)}
          />
        ) : null}
      </ScreenHeader>
      {board === null ? null : <PipelineTroubles pipelines={board.pipelines} />}
      {board === null ? (
        <div className="flex flex-col gap-3 p-4">
          <span className="skeleton h-5 w-3/5" />
          <span className="skeleton h-5 w-2/5" />
        </div>
      ) : !isSetUp ? (
        <EmptyState
          picture={<Workflow size={40} strokeWidth={1.25} />}
          title={words.emptyTitle}
          actions={
            <>
              <Button look="primary" onClick={() => goTo(routes.settings('pipeline'))}>
                {words.chooseFolder}
              </Button>
              <Button onClick={() => goTo(routes.settings('aws'))}>{words.connectAws}</Button>
            </>
          }
        >
          {words.empty}
        </EmptyState>
      ) : place.part === 'outbox' ? (
        <OutboxView entries={board.outbox} pipelines={board.pipelines} />
      ) : (
        <JobsView place={place} board={board} />
      )}
    </>
  );
}
