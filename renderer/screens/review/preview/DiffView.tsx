import { DifferenceList } from '../../../components/DifferenceList.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { draftSources } from '../../../state/review/draftSources.ts';
import { diffSources, sourcesOf } from '../../../state/schemas/mappingDiff.ts';
import { text } from '../../../text/en.ts';

/** The draft against the version in force. */
export function DiffView() {
  const view = useApp((state) => state.review?.view ?? null);
  if (view === null) return null;
  if (view.approved === null)
    return <EmptyState title={text.review.noVersionYet}>{text.review.noVersionMore}</EmptyState>;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <DifferenceList differences={diffSources(sourcesOf(view.approved), draftSources(view))} />
    </div>
  );
}
