import { Sparkles } from 'lucide-react';
import type { Vote } from '../../../../core/contract/views.ts';
import { Chip } from '../../../components/Chip.tsx';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { aiStanding, votesOf } from '../../../state/columns/votes.ts';
import { text } from '../../../text/en.ts';
import { Section } from './Section.tsx';

/** What the rules and the language model each say about a column, apart; nothing where the model was not asked. */
export function VotesSection({ row }: { readonly row: ReviewRow }) {
  const votes = votesOf(row);
  if (votes === null) return null;
  const standing = aiStanding(row);
  return (
    <Section
      title={text.why.votes.title}
      aside={
        votes.agree ? (
          <Chip tone="ok">= {text.why.votes.agrees}</Chip>
        ) : (
          <Chip tone={standing === 'rejected' ? 'plain' : 'warn'}>
            ≠ {text.why.votes[standing ?? 'differs']}
          </Chip>
        )
      }
    >
      <dl className="flex flex-col gap-2">
        <VoteLine name={text.why.votes.rule} vote={votes.rule} ai={false} />
        <VoteLine name={text.why.votes.ai} vote={votes.ai} ai />
      </dl>
      <p className="mt-1.5 text-12 text-ink-3">{text.why.votes.aiHelp}</p>
    </Section>
  );
}

function VoteLine({ name, vote, ai }: { readonly name: string; readonly vote: Vote; readonly ai: boolean }) {
  return (
    <div className="grid grid-cols-[56px_1fr] gap-x-2">
      <dt className={`flex items-center gap-1 self-start text-12 ${ai ? 'text-ai' : 'text-ink-2'}`}>
        {ai ? <Sparkles aria-hidden="true" size={12} /> : null}
        {name}
      </dt>
      <dd className="min-w-0">
        <span className={`block truncate text-12 ${vote.field === null ? 'text-ink-3' : 'font-mono'}`}>
          {vote.field ?? text.why.votes.noField}
        </span>
        {vote.reason === '' ? null : (
          <span className="block text-12 break-words text-ink-2">
            {ai ? `“${vote.reason}”` : vote.reason}
          </span>
        )}
        {vote.rejected === undefined ? null : (
          <span className="block text-12 break-words text-warn">
            ⚠ {text.why.votes.noEffect(vote.rejected)}
          </span>
        )}
      </dd>
    </div>
  );
}
