import { useState } from 'react';
import type { DuplicateCount } from '../../../core/contract/views.ts';
import { findingWords } from '../../text/findingWords.ts';
import { Finding, FindingList } from './Finding.tsx';
import { MoreLine } from './MoreLine.tsx';
import { oneLine } from '../../text/oneLine.ts';

/** Groups shown at first. */
const shownGroups = 5;

/** Rows that agree in a key: how many, and the first groups with their rows. */
export function DuplicateFindings({
  label,
  duplicates,
  onShow,
  blocked,
}: {
  readonly label: string;
  readonly duplicates: DuplicateCount;
  readonly onShow: (group: DuplicateCount['examples'][number]) => void;
  /** Why the rows cannot be shown now. */
  readonly blocked?: string | undefined;
}) {
  const [all, setAll] = useState(false);
  const { key, groups, rows, examples } = duplicates;
  const shown = all ? examples : examples.slice(0, shownGroups);
  return (
    <>
      <p className="px-4 py-1.5 text-ink-2">
        {groups === 0 ? findingWords.noDuplicates : findingWords.duplicates(groups, rows)}
        <span className="block font-mono text-12 wrap-anywhere text-ink-3">{findingWords.key(key)}</span>
      </p>
      {examples.length === 0 ? null : (
        <div className="border-t border-line">
          <FindingList label={label}>
            {shown.map((group) => (
              <Finding
                key={`${group.value} ${String(group.rows[0])}`}
                sign="warn"
                show={{
                  words: findingWords.show,
                  label: findingWords.showOf(findingWords.group(group.value, group.rows.length)),
                  onShow: () => onShow(group),
                  blocked,
                }}
              >
                <span className="block truncate font-mono text-12 whitespace-pre" title={group.value}>
                  {oneLine(group.value)}
                </span>
                <span className="block text-12 text-ink-2">{findingWords.groupRows(group.rows)}</span>
              </Finding>
            ))}
          </FindingList>
        </div>
      )}
      <MoreLine more={examples.length - shownGroups} all={all} onChange={setAll} />
    </>
  );
}
