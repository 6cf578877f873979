import { ConfidenceChip } from '../../../components/ConfidenceChip.tsx';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';
import { ConfidenceHelp } from './ConfidenceHelp.tsx';
import { cautionsOf } from './reasonWords.ts';
import { Section } from './Section.tsx';
import { SourceMark } from './SourceMark.tsx';

/** Why the field was proposed, by whom, how sure that is and what speaks against it; or why there is none. */
export function WhySection({ row }: { readonly row: ReviewRow }) {
  const { proposal, decision } = row;
  if (proposal === null) return null;
  const cautions = cautionsOf(row);
  const chosen = decision?.edited === true && decision.field !== proposal.field;
  return (
    <Section
      title={proposal.field === null ? text.why.titleNone : text.why.title}
      aside={
        <span className="-mr-1 flex items-center gap-1">
          <ConfidenceChip band={row.band} confidence={proposal.confidence} />
          {proposal.field === null ? null : <ConfidenceHelp confidence={proposal.confidence} />}
        </span>
      }
    >
      {cautions.length > 0 ? (
        <ul aria-label={text.inspector.cautions} className="mb-2 rounded-2 bg-warn-bg px-2 py-1.5 text-warn">
          {cautions.map((caution) => (
            <li key={caution}>⚠ {caution}</li>
          ))}
        </ul>
      ) : null}
      {row.changes.length > 0 ? (
        <ul aria-label={text.drift.grid} className="mb-2 rounded-2 bg-info-bg px-2 py-1.5 text-info">
          {row.changes.map((change) => (
            <li key={text.drift.words(change)}>△ {text.drift.words(change)}</li>
          ))}
        </ul>
      ) : null}
      {chosen ? (
        <p className="mb-1.5 text-ink-2">
          {text.why.chosenByYou} {proposal.field === null ? null : text.why.proposedWas(proposal.field)}
        </p>
      ) : null}
      <div className="flex items-start gap-2">
        <ul className="min-w-0 flex-1 list-disc pl-4 break-words text-ink-2 marker:text-ink-3">
          {proposal.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {proposal.reasons.length === 0 && proposal.field === null ? <li>{text.why.none}</li> : null}
        </ul>
        <SourceMark origin={proposal.origin} standing={null} />
      </div>
    </Section>
  );
}
