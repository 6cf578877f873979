import { CircleCheck, CircleDashed } from 'lucide-react';
import type { NearReason } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { scanWords as words } from '../../text/scanWords.ts';

/** Exact or near, and why near; a shape, a word and a ground say the same. */
export function MatchKind({ near }: { readonly near: NearReason | null }) {
  return near === null ? (
    <Chip tone="ok">
      <CircleCheck aria-hidden="true" size={12} className="shrink-0" />
      {words.exact}
    </Chip>
  ) : (
    <Chip tone="warn" title={words.reasons[near].long}>
      <CircleDashed aria-hidden="true" size={12} className="shrink-0" />
      <span className="sr-only">{words.near}: </span>
      <span className="truncate">{words.reasons[near].short}</span>
    </Chip>
  );
}
