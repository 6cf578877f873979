import type { RecordsOverview } from '../../../../core/contract/recordViews.ts';
import type { UploadId } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { ProgressBar } from '../../../components/ProgressLine.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { goTo, routes } from '../../../state/app/routes.ts';
import { settleLate } from '../../../state/jobs/jobActions.ts';
import { retryLoad, stopLoad } from '../../../state/leads/leadsOverview.ts';
import { formatTime } from '../../../text/format.ts';
import { lateWords } from '../../../text/lateWords.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';

type Load = RecordsOverview['loads'][number];

/** What is being loaded, what was not loaded to its end, and what came after somebody had ended it. */
export function LoadLines({ loads }: { readonly loads: RecordsOverview['loads'] }) {
  return loads.map((load) => (
    <div key={load.runId} className="contents">
      {load.stuck !== null || load.state === 'failed' ? <LoadTrouble load={load} /> : null}
      {load.stuck === null && (load.state === 'loading' || load.state === 'comparing') ? (
        <LoadLine load={load} />
      ) : null}
      {load.late > 0 ? <LoadLate load={load} /> : null}
    </div>
  ));
}

/** It failed, or comes no further: since when, why, and what can be done. */
function LoadTrouble({ load }: { readonly load: Load }) {
  const { runId, fileName, stuck, rows, rowsOut } = load;
  const how =
    stuck === null ? words.loadFailed(fileName) : words.loadStuck(fileName, formatTime(stuck.since));
  const why = stuck === null ? (load.error ?? '') : stuck.error.message;
  return (
    <div className="shrink-0 p-3 pb-0">
      <TroublePanel trouble={{ message: how, remedy: `${why} ${lateWords.leadsIn(rows, rowsOut)}.` }}>
        <Button onClick={() => goTo(routes.job({ place: 'desk', id: jobOf(load) }))}>{words.inJobs}</Button>
        <Button onClick={() => void retryLoad(runId)}>{words.goOn}</Button>
      </TroublePanel>
    </div>
  );
}

function LoadLine({ load }: { readonly load: Load }) {
  const { runId, fileName, state, rows, rowsOut } = load;
  return (
    <output className="flex h-8 shrink-0 items-center gap-3 border-b border-line bg-app px-4 text-12 text-ink-2">
      <ProgressBar
        share={state === 'loading' ? rows / Math.max(1, rowsOut) : comparedShare(load)}
        label={fileName}
      />
      <bdi className="min-w-0 truncate">
        {state === 'loading' ? words.loading(fileName, rows, rowsOut) : words.comparing(fileName)}
      </bdi>
      <Button look="quiet" label={words.stopLoadOf(fileName)} onClick={() => void stopLoad(runId)}>
        {words.stopLoad}
      </Button>
    </output>
  );
}

/** The same offer as in Jobs, where people look for leads that are missing. */
function LoadLate({ load }: { readonly load: Load }) {
  const job = { place: 'desk', id: jobOf(load), fileName: load.fileName } as const;
  return (
    <section
      aria-label={lateWords.lateTitle}
      className="mx-3 mt-3 flex shrink-0 items-center gap-3 rounded-3 border border-line bg-warn-bg p-3"
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium text-warn">
          <bdi>{load.fileName}</bdi>: {lateWords.came({ parts: 1, leads: load.late })}
        </p>
        <p className="text-ink-2">{lateWords.notCounted('desk')}</p>
      </div>
      <Button onClick={() => void settleLate(job, true)}>{lateWords.take}</Button>
      <Button onClick={() => void settleLate(job, false)}>{lateWords.drop}</Button>
    </section>
  );
}

/** A load is known in Jobs by its run. */
function jobOf({ runId }: Load): UploadId {
  return String(runId) as UploadId;
}

/** In a large pack records are compared some at a time; otherwise nobody knows how far it is. */
function comparedShare({ next, rowsOut }: Load): number | null {
  return next === 0 ? null : Math.min(1, next / Math.max(1, rowsOut));
}
