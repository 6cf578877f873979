import { X } from 'lucide-react';
import { Button, IconButton } from '../../components/Button.tsx';
import { ConfidenceChip } from '../../components/ConfidenceChip.tsx';
import { Keys } from '../../components/Keys.tsx';
import { setReview, useApp } from '../../state/appState.ts';
import { confidenceBand } from '../../state/confidenceBand.ts';
import { acceptRow, assignField, candidatesOf, ignoreRow, resetRow } from '../../state/draftActions.ts';
import type { ReviewRow } from '../../state/reviewRows.ts';
import { text } from '../../text/en.ts';
import { formatConfidence } from '../../text/format.ts';
import { InspectorIssues } from './InspectorIssues.tsx';
import { InspectorValues } from './InspectorValues.tsx';
import { cautionsOf, changeWords } from './reasonWords.ts';
import { Section } from './Section.tsx';
import { TransformList } from './TransformList.tsx';

/** Everything about the column under the cursor: why this field, what else, what its values are, what is wrong. */
export function Inspector() {
  const review = useApp((state) => state.review);
  if (review === null) return null;
  const row = review.cursor === null ? undefined : review.rows[review.cursor];
  const drawer = review.inspectorOpen ? 'max-xl:flex' : 'max-xl:hidden';
  return (
    <aside
      aria-label={text.inspector.title}
      className={`flex w-80 shrink-0 flex-col border-l border-line bg-surface max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:shadow-float ${drawer}`}
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
        <div className="min-h-0 flex-1 overflow-y-auto" tabIndex={-1}>
          <InspectorHead row={row} />
          <Why row={row} />
          <Targets row={row} />
          <TransformList row={row} />
          <InspectorIssues row={row} />
          <InspectorValues profile={row.profile} />
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
      <div className="flex flex-wrap items-center gap-2">
        {status === 'open' && row.field !== null ? (
          <Button look="primary" keyName="A" onClick={() => acceptRow(row)}>
            {text.inspector.accept}
          </Button>
        ) : null}
        {status === 'ignored' ? null : (
          <Button keyName="X" onClick={() => ignoreRow(row)}>
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

function Why({ row }: { readonly row: ReviewRow }) {
  const { proposal } = row;
  if (proposal === null) return null;
  const cautions = cautionsOf(row);
  return (
    <Section
      title={text.inspector.why}
      aside={<ConfidenceChip band={row.band} confidence={proposal.confidence} />}
    >
      {cautions.length > 0 ? (
        <ul aria-label={text.inspector.cautions} className="mb-2 rounded-2 bg-warn-bg px-2 py-1.5 text-warn">
          {cautions.map((caution) => (
            <li key={caution}>⚠ {caution}</li>
          ))}
        </ul>
      ) : null}
      <ul className="list-disc pl-4 text-ink-2 marker:text-ink-3">
        {row.change === null ? null : <li>{changeWords(row.change)}</li>}
        {proposal.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {proposal.reasons.length === 0 && proposal.field === null ? (
          <li>{text.review.nothingAbove}</li>
        ) : null}
      </ul>
    </Section>
  );
}

function Targets({ row }: { readonly row: ReviewRow }) {
  const fields = useApp((state) => state.review?.view?.schema?.fields);
  const fileId = useApp((state) => state.review?.fileId);
  const candidates = candidatesOf(row);
  return (
    <Section title={text.inspector.targets}>
      {candidates.length === 0 ? <p className="mb-1 text-ink-2">{text.inspector.noTargets}</p> : null}
      <ol>
        {candidates.map(({ field, confidence }, index) => {
          const inForce = row.field === field;
          const label = fields?.find((item) => item.name === field)?.label ?? '';
          return (
            <li key={field}>
              <button
                type="button"
                aria-pressed={inForce}
                onClick={() => assignField(row, field)}
                title={label}
                className={`-mx-2 flex h-7 w-[calc(100%+1rem)] items-center gap-2 rounded-1 px-2 text-left hover:bg-hover ${
                  inForce ? 'bg-selected' : ''
                }`}
              >
                <Keys binding={String(index + 1)} />
                <span className="min-w-0 flex-1 truncate font-mono text-12">{field}</span>
                <ConfidenceMark confidence={confidence} />
              </button>
            </li>
          );
        })}
      </ol>
      <div className="mt-1.5">
        <Button
          keyName="E"
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

function ConfidenceMark({ confidence }: { readonly confidence: number }) {
  return (
    <span className="shrink-0 text-12 text-ink-2">
      <span aria-hidden="true" className="mr-1 text-[9px] text-ink-3">
        {shapes[confidenceBand(confidence)]}
      </span>
      {formatConfidence(confidence)}
    </span>
  );
}
