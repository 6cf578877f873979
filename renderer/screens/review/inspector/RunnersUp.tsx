import { Button } from '../../../components/Button.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { confidenceBand } from '../../../state/columns/confidenceBand.ts';
import { assignField, type Candidate, candidatesOf } from '../../../state/review/draftActions.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';
import { formatConfidence } from '../../../text/format.ts';
import { Section } from './Section.tsx';

/** The fields under the keys 1 to 5: the proposed one and those that lost, each with why. */
export function RunnersUp({ row }: { readonly row: ReviewRow }) {
  const fileId = useApp((state) => state.review?.fileId);
  const candidates = candidatesOf(row);
  const proposed = row.proposal?.field ?? null;
  return (
    <Section title={proposed === null ? text.why.guesses : text.inspector.targets}>
      {candidates.length === 0 ? <p className="mb-1 text-ink-2">{text.inspector.noTargets}</p> : null}
      <ol>
        {candidates.map((candidate, index) => (
          <li key={candidate.field}>
            <Offer row={row} candidate={candidate} number={index + 1} />
          </li>
        ))}
      </ol>
      {proposed !== null && candidates.length === 1 ? (
        <p className="mt-1 text-12 text-ink-3">{text.why.noOther}</p>
      ) : null}
      <div className="mt-1.5">
        <Button
          command="review.choose"
          onClick={() => {
            if (fileId !== undefined) setReview(fileId, { choosing: row.columnIndex });
          }}
        >
          {text.inspector.choose}
        </Button>
      </div>
    </Section>
  );
}

const shapes = { high: '▲', medium: '■', low: '▼' } as const;

function Offer({
  row,
  candidate,
  number,
}: {
  readonly row: ReviewRow;
  readonly candidate: Candidate;
  readonly number: number;
}) {
  const label = useApp(
    (state) =>
      state.review?.view?.schema?.fields.find((field) => field.name === candidate.field)?.label ?? '',
  );
  const inForce = row.field === candidate.field;
  return (
    <button
      type="button"
      aria-pressed={inForce}
      onClick={() => assignField(row, candidate.field)}
      title={label}
      className={`-mx-2 grid min-h-7 w-[calc(100%+1rem)] grid-cols-[auto_1fr_auto] items-center gap-x-2 rounded-1 px-2 py-1 text-left hover:bg-hover ${
        inForce ? 'bg-selected' : ''
      }`}
    >
      <span>
        <Keys command={`review.candidate${String(number)}`} />
      </span>
      <span className="min-w-0 truncate font-mono text-12">{candidate.field}</span>
      <span className="text-12 text-ink-2">
        <span aria-hidden="true" className="mr-1 text-[9px] text-ink-3">
          {shapes[confidenceBand(candidate.confidence)]}
        </span>
        {formatConfidence(candidate.confidence)}
      </span>
      {candidate.why === '' ? null : (
        <span
          className={`col-span-2 col-start-2 text-12 break-words ${inForce ? 'text-ink-2' : 'text-ink-3'}`}
        >
          {candidate.why}
        </span>
      )}
    </button>
  );
}
