import { useState } from 'react';
import type { FieldChanges } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';
import { oneLine } from '../../text/oneLine.ts';
import { findingWords } from '../../text/findingWords.ts';
import { Finding, FindingList } from './Finding.tsx';
import { MoreLine } from './MoreLine.tsx';

/** Fields shown at first; most changed ones stand first. */
const shownFields = 8;
/** Pairs shown of each field. */
const shownPairs = 3;

/** Which fields' values are written otherwise than in the source, by which steps, with some before and after. */
export function ChangeFindings({
  label,
  changes,
  onShow,
}: {
  readonly label: string;
  readonly changes: readonly FieldChanges[];
  /** Goes to the column behind a field; absent where there is none to go to. */
  readonly onShow?: (field: string) => void;
}) {
  const [all, setAll] = useState(false);
  const sorted = changes.filter(({ changed }) => changed > 0).toSorted((a, b) => b.changed - a.changed);
  const shown = all ? sorted : sorted.slice(0, shownFields);
  return (
    <>
      <FindingList label={label}>
        {shown.map((change) => (
          <Finding
            key={change.field}
            sign="plain"
            examples={
              <span className="flex min-w-0 flex-col gap-0.5">
                {change.examples.slice(0, shownPairs).map((pair) => (
                  <Pair key={`${pair.before}\u0000${pair.after}`} {...pair} />
                ))}
              </span>
            }
            show={
              onShow === undefined
                ? null
                : {
                    words: findingWords.showColumn,
                    label: findingWords.showColumnOf(change.field),
                    onShow: () => onShow(change.field),
                  }
            }
          >
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 truncate font-mono text-12" title={change.field}>
                {change.field}
              </span>
              <span className="shrink-0">{findingWords.changed(change.changed)}</span>
            </span>
            <span className="block text-12 text-ink-2">{findingWords.steps(change.steps)}</span>
          </Finding>
        ))}
      </FindingList>
      <MoreLine more={sorted.length - shownFields} all={all} onChange={setAll} />
    </>
  );
}

function Pair({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 font-mono text-12">
      <span className="max-w-[45%] truncate whitespace-pre text-ink-2" title={before}>
        {before === '' ? text.preview.emptyCell : oneLine(before)}
      </span>
      <span aria-hidden="true" className="font-sans text-ink-3">
        →
      </span>
      <span className="sr-only">{findingWords.becomes}</span>
      <span className="min-w-0 truncate whitespace-pre" title={after}>
        {after === '' ? findingWords.emptied : oneLine(after)}
      </span>
    </span>
  );
}
