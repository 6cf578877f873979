import type { Job } from '../../../core/contract/views.ts';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** How many parts of the run are counted, and what became of the others. */
export function JobParts({
  parts,
  batches,
}: {
  readonly parts: NonNullable<Job['parts']>;
  readonly batches: boolean;
}) {
  const { total, done, failed, quarantined, late } = parts;
  const open = Math.max(0, total - done - failed - quarantined);
  if (total === 1 && done === 1 && late === 0) return null;
  const said = (batches ? words.batchesDone : words.partsDone)(done, total);
  const others = [
    ...(failed === 0 ? [] : [words.partStates.failed(failed)]),
    ...(quarantined === 0 ? [] : [words.partStates.quarantined(quarantined)]),
    ...(late === 0 ? [] : [words.partStates.late(late)]),
    ...(open === 0 || open === total ? [] : [words.partStates.open(open)]),
  ];
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">
        {batches ? words.batchesTitle : words.partsTitle}
      </h3>
      <div className="flex min-w-0 items-center gap-3">
        <ProgressBar share={total === 0 ? 0 : done / total} label={said} />
        <span className="min-w-0">
          {said}
          {others.length === 0 ? null : <span className="text-ink-2"> · {others.join(' · ')}</span>}
        </span>
      </div>
    </section>
  );
}
