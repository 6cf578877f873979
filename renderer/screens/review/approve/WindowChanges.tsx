import type { ReviewView } from '../../../../core/contract/views.ts';
import { DifferenceList } from '../../../components/DifferenceList.tsx';
import { draftSources } from '../../../state/review/draftSources.ts';
import { diffSources } from '../../../state/schemas/mappingDiff.ts';
import { text } from '../../../text/en.ts';

/** What another window has done to the same draft since this one looked: its steps, and what they changed. */
export function WindowChanges({
  before,
  after,
}: {
  readonly before: ReviewView;
  readonly after: ReviewView;
}) {
  if (before.draft === after.draft || after.newer !== undefined) return null;
  const known = before.draft.steps.slice(0, before.draft.position);
  const steps = after.draft.steps
    .slice(0, after.draft.position)
    .filter((step, at) => JSON.stringify(step) !== JSON.stringify(known[at]));
  const undone = before.draft.position > after.draft.position;
  const differences = diffSources(draftSources(before), draftSources(after)).filter(
    ({ kind }) => kind !== 'same',
  );
  return (
    <section
      aria-label={text.approve.otherWindow}
      className="rounded-2 border border-line bg-info-bg p-3 text-info"
    >
      <p className="font-medium">{text.approve.otherWindow}</p>
      <ul className="text-12">
        {undone ? <li>{text.approve.otherUndone(before.draft.position - after.draft.position)}</li> : null}
        {steps.slice(-shownSteps).map((step, at) => (
          <li key={`${String(at)} ${step.label}`}>
            <bdi>{step.label}</bdi>
          </li>
        ))}
      </ul>
      {differences.length === 0 ? null : (
        <div className="mt-1 max-h-40 overflow-auto rounded-2 bg-surface text-ink">
          <DifferenceList differences={differences} />
        </div>
      )}
    </section>
  );
}

/** Steps that are named; the undo list has them all. */
const shownSteps = 6;
