import { findingWords } from '../../text/findingWords.ts';
import { Button } from '../Button.tsx';

/** Below a list that shows its first entries only: the way to the others and back. Nothing where all are shown anyway. */
export function MoreLine({
  more,
  all,
  onChange,
}: {
  /** Entries beyond the first ones. */
  readonly more: number;
  readonly all: boolean;
  readonly onChange: (all: boolean) => void;
}) {
  if (more <= 0) return null;
  return (
    <p className="border-t border-line px-3 py-1">
      <Button look="quiet" expanded={all} onClick={() => onChange(!all)}>
        {all ? findingWords.fewer : findingWords.more(more)}
      </Button>
    </p>
  );
}
