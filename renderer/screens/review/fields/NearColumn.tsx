import { Button } from '../../../components/Button.tsx';
import { ConfidenceChip } from '../../../components/ConfidenceChip.tsx';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { confidenceBand } from '../../../state/columns/confidenceBand.ts';
import { assignField } from '../../../state/review/draftActions.ts';
import type { RequiredCandidate } from '../../../state/columns/openRequired.ts';
import { text } from '../../../text/en.ts';

/** A column that could feed a field: what it holds and feeds now, how sure the matcher is, and the way to take it. */
export function NearColumn({
  candidate: { row, confidence, why },
  field,
  close = stay,
}: {
  readonly candidate: RequiredCandidate;
  readonly field: string;
  /** Called before anything is done, as what shows this may go with it. */
  readonly close?: () => void;
}) {
  const fileId = useApp((state) => state.review?.fileId);
  const { name } = row.profile;
  const words = [
    row.profile.examples.slice(0, 2).join(', '),
    ...(row.field === null || row.field === field ? [] : [text.why.required.feeds(row.field)]),
    confidence === null ? text.why.required.kindFits : why === '' ? text.why.required.wasProposed : why,
  ].filter((part) => part !== '');
  return (
    <div className="flex items-center gap-2">
      <button
        type="button"
        title={text.why.required.jump(name)}
        onClick={() => {
          close();
          if (fileId !== undefined)
            setReview(fileId, { cursor: row.columnIndex, filter: 'all', query: '', inspectorOpen: true });
        }}
        className="min-w-0 flex-1 rounded-1 text-left hover:underline"
      >
        <span className="block truncate">{name}</span>
        <span className="block truncate text-12 text-ink-2" title={words.join(' · ')}>
          {words.join(' · ')}
        </span>
      </button>
      {confidence === null ? null : (
        <ConfidenceChip band={confidenceBand(confidence)} confidence={confidence} />
      )}
      <Button
        label={text.why.required.useFor(name, field)}
        onClick={() => {
          close();
          assignField(row, field);
        }}
      >
        {text.why.required.use}
      </Button>
    </div>
  );
}

function stay(): void {
  // Nothing goes.
}
