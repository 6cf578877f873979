import { likenessMeasured } from '../../../../core/contract/likenessMeasured.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';

/** From how much likeness on groups are listed, and how right that was where it is known. */
export function LikenessNote() {
  const { threshold, febrl, relatives } = likenessMeasured;
  return (
    <p className="shrink-0 border-t border-line px-3 py-2 text-12 text-ink-2">
      {words.listedFrom(threshold)} {words.measured(febrl)} {words.measuredRelatives(relatives)}
    </p>
  );
}
