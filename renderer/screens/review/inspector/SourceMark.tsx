import { History, Ruler, Sparkles, UserRound } from 'lucide-react';
import type { ColumnProposal } from '../../../../core/contract/views.ts';
import { Chip } from '../../../components/Chip.tsx';
import type { AiStanding } from '../../../state/columns/votes.ts';
import { text } from '../../../text/en.ts';

const shapes = { rule: Ruler, memory: History, person: UserRound, ai: Sparkles } as const;

/** Whose idea a field is, in a shape and a word; beside it whether the model's vote differs. */
export function SourceMark({
  origin,
  standing,
}: {
  readonly origin: ColumnProposal['origin'];
  /** `null` where votes are told elsewhere or the model was not asked. */
  readonly standing: AiStanding | null;
}) {
  if (origin === 'ai')
    return (
      <Chip tone="ai" title={text.why.source.ai}>
        <Sparkles aria-hidden="true" size={11} />
        {text.review.by.ai}
      </Chip>
    );
  const Shape = shapes[origin];
  const vote =
    standing === 'agrees'
      ? ` + ${text.review.by.ai}`
      : standing === 'differs'
        ? ` ≠ ${text.review.by.ai}`
        : '';
  return (
    <Chip
      tone={origin === 'person' ? 'accent' : standing === 'differs' ? 'warn' : 'plain'}
      title={[text.why.source[origin], ...(standing === null ? [] : [text.why.votes[standing]])].join('\n')}
    >
      <Shape aria-hidden="true" size={11} />
      {text.review.by[origin]}
      {vote}
    </Chip>
  );
}
