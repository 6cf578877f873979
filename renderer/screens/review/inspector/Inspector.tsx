import { X } from 'lucide-react';
import { Button, IconButton } from '../../../components/Button.tsx';
import { detailsAttribute } from '../../../components/focus.ts';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { acceptRow, ignoreRow, resetRow } from '../../../state/review/draftActions.ts';
import { useReviewParts } from '../../../state/review/useReviewParts.ts';
import { useSettledRow } from '../../../state/review/useSettledRow.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';
import { ConflictSection } from './ConflictSection.tsx';
import { InspectorDerived } from './InspectorDerived.tsx';
import { InspectorIssues } from './InspectorIssues.tsx';
import { InspectorValues } from './InspectorValues.tsx';
import { PastSection } from './PastSection.tsx';
import { RunnersUp } from './RunnersUp.tsx';
import { ShapeSection } from './ShapeSection.tsx';
import { TransformList } from './TransformList.tsx';
import { TypeChip } from '../reading/TypeChip.tsx';
import { VotesSection } from './VotesSection.tsx';
import { WhySection } from './WhySection.tsx';

/** Everything about the column under the cursor: why this field, what else, what its values are, what is wrong. */
export function Inspector() {
  const review = useReviewParts('fileId', 'inspectorOpen');
  const approved = useApp((state) => state.review?.view?.approved?.hash ?? '');
  const { row } = useSettledRow();
  if (review === null) return null;
  const drawer = review.inspectorOpen ? 'max-xl:flex' : 'max-xl:hidden';
  return (
    <aside
      aria-label={text.inspector.title}
      {...{ [detailsAttribute]: '' }}
      className={`flex w-80 shrink-0 flex-col border-l border-line bg-surface contain-layout contain-paint max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:shadow-float ${drawer}`}
    >
      <span className="absolute top-1 right-1 xl:hidden">
        <IconButton
          label={text.inspector.close}
          onClick={() => setReview(review.fileId, { inspectorOpen: false })}
        >
          <X aria-hidden="true" size={14} />
        </IconButton>
      </span>
      {row === undefined ? (
        <p className="p-4 text-ink-2">{text.inspector.none}</p>
      ) : (
        <div className="relative min-h-0 flex-1 overflow-y-auto" tabIndex={-1}>
          <InspectorHead row={row} />
          <ConflictSection row={row} />
          <WhySection row={row} />
          <VotesSection row={row} />
          <RunnersUp row={row} />
          <TransformList row={row} />
          <ShapeSection row={row} />
          <InspectorDerived row={row} />
          <InspectorIssues row={row} />
          <InspectorValues profile={row.profile} />
          <PastSection key={`${String(row.columnIndex)} ${approved}`} columnIndex={row.columnIndex} />
        </div>
      )}
    </aside>
  );
}

function InspectorHead({ row }: { readonly row: ReviewRow }) {
  const status = row.decision?.status ?? 'open';
  return (
    <div className="border-b border-line px-4 py-3">
      <h2 className="mb-2 flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-15 font-semibold max-xl:pr-6">
        <span className="max-w-full truncate" title={row.profile.name}>
          {row.profile.name}
        </span>
        <span aria-hidden="true" className="text-ink-3">
          →
        </span>
        <span className="max-w-full truncate font-mono text-13">
          {status === 'ignored' ? text.review.leftOut : (row.field ?? text.review.noField)}
        </span>
      </h2>
      <div className="mb-2">
        <TypeChip profile={row.profile} place="inspector" />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {status === 'open' && row.field !== null ? (
          <Button look="primary" command="review.accept" onClick={() => acceptRow(row)}>
            {text.inspector.accept}
          </Button>
        ) : null}
        {status === 'ignored' ? null : (
          <Button command="review.ignore" onClick={() => ignoreRow(row)}>
            {text.inspector.ignore}
          </Button>
        )}
        {status === 'open' && row.decision?.edited !== true ? null : (
          <Button look="quiet" onClick={() => resetRow(row)}>
            {text.inspector.restore}
          </Button>
        )}
      </div>
    </div>
  );
}
