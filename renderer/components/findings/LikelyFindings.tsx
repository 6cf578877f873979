import { useState } from 'react';
import type { LikelyCount } from '../../../core/contract/views.ts';
import { findingWords } from '../../text/findingWords.ts';
import { Finding, FindingList } from './Finding.tsx';
import { MoreLine } from './MoreLine.tsx';

/** Groups shown at first. */
const shownGroups = 5;

/** Rows that are likely the same: how many, how sure that is, and the surest groups with what speaks for them. */
export function LikelyFindings({
  label,
  likely,
  onShow,
  blocked,
}: {
  readonly label: string;
  readonly likely: LikelyCount;
  readonly onShow: (group: LikelyCount['examples'][number]) => void;
  /** Why the rows cannot be shown now. */
  readonly blocked?: string | undefined;
}) {
  const [all, setAll] = useState(false);
  const { fields, groups, examples } = likely;
  const shown = all ? examples : examples.slice(0, shownGroups);
  return (
    <>
      <p className="px-4 py-1.5 text-ink-2">
        {groups === 0 ? findingWords.noLikely : findingWords.likely(likely)}
        <span className="block font-mono text-12 wrap-anywhere text-ink-3">
          {findingWords.comparedBy(fields.map(({ field }) => field))}
        </span>
      </p>
      {examples.length === 0 ? null : (
        <div className="border-t border-line">
          <FindingList label={label}>
            {shown.map((group) => (
              <Finding
                key={group.rows.join(' ')}
                sign="warn"
                show={{
                  words: findingWords.show,
                  label: findingWords.showOf(findingWords.groupRows(group.rows)),
                  onShow: () => onShow(group),
                  blocked,
                }}
                examples={
                  <span className="text-12 text-ink-2">
                    <bdi>{group.reasons.join(' · ')}</bdi>
                  </span>
                }
              >
                {findingWords.groupRows(group.rows)}
                <span className="block text-12 text-ink-2">{findingWords.score(group.score)}</span>
              </Finding>
            ))}
          </FindingList>
        </div>
      )}
      <MoreLine more={examples.length - shownGroups} all={all} onChange={setAll} />
    </>
  );
}
