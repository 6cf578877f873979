import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { flushSync } from 'react-dom';
import { IconButton } from '../../components/Button.tsx';
import { leadsWords as words } from '../../text/leadsWords.ts';

/** Rows of the list that are seen, both inclusive, from 0. */
export interface SeenRows {
  readonly first: number;
  readonly last: number;
}

/**
 * Where in the list one is, and the way through it page by page: a page is what fits into the window. The list itself
 * scrolls through all of them, so nothing has to be opened to see the next row.
 */
export function RecordPager({
  seen,
  total,
  onRow,
}: {
  readonly seen: SeenRows;
  readonly total: number;
  /** Sets the cursor on a row, which brings it into sight. */
  readonly onRow: (row: number) => void;
}) {
  const size = seen.last - seen.first + 1;
  const isFirst = seen.first <= 0;
  const isLast = seen.last >= total - 1;
  const show = (first: number): void => {
    const top = Math.max(0, Math.min(first, total - size));
    // First its end, so that the page fills the window whichever way one comes.
    flushSync(() => onRow(Math.min(total, top + size) - 1));
    onRow(top);
  };
  const steps = [
    { label: words.firstPage, to: 0, blocked: isFirst, Picture: ChevronFirst },
    { label: words.pageBefore, to: seen.first - size, blocked: isFirst, Picture: ChevronLeft },
    { label: words.nextPage, to: seen.last + 1, blocked: isLast, Picture: ChevronRight },
    { label: words.lastPage, to: total - size, blocked: isLast, Picture: ChevronLast },
  ] as const;
  return (
    <fieldset aria-label={words.pages} className="ml-auto flex min-w-0 shrink-0 items-center gap-0.5">
      <span className="pr-1.5 text-12 text-ink-2 tabular-nums">
        {words.rowsSeen(seen.first + 1, seen.last + 1, total)}
      </span>
      {steps.map(({ label, to, blocked, Picture }) => (
        <IconButton key={label} label={label} blocked={blocked} onClick={() => show(to)}>
          <Picture aria-hidden="true" size={15} />
        </IconButton>
      ))}
    </fieldset>
  );
}
