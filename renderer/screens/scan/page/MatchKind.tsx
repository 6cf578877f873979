import { CircleCheck, CircleDashed } from 'lucide-react';
import type { NearReason } from '../../../../core/contract/views.ts';
import { Chip } from '../../../components/Chip.tsx';
import { scanWords as words } from '../../../text/scanWords.ts';
import { textractWords } from '../../../text/textractWords.ts';

/** Exact or near, and why near; a shape, a word and a ground say the same. */
export function MatchKind({
  near,
  certainty,
}: {
  readonly near: NearReason | null;
  /** Of text recognition, 0 to 1. */
  readonly certainty?: number | undefined;
}) {
  const certain = certainty === undefined ? '' : textractWords.certainty(certainty);
  return near === null ? (
    <Chip tone="ok">
      <CircleCheck aria-hidden="true" size={12} className="shrink-0" />
      {words.exact}
    </Chip>
  ) : (
    <Chip tone="warn" title={[words.reasons[near].long, certain].join(' ').trim()}>
      <CircleDashed aria-hidden="true" size={12} className="shrink-0" />
      <span className="sr-only">{words.near}: </span>
      <span className="truncate">{words.reasons[near].short}</span>
      {certain === '' ? null : (
        <span>
          <span aria-hidden="true">{Math.floor((certainty ?? 0) * 100)} %</span>
          <span className="sr-only">, {certain}</span>
        </span>
      )}
    </Chip>
  );
}
