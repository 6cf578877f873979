import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../../components/Button.tsx';
import { MenuButton } from '../../../components/MenuButton.tsx';
import type { PageStep, PageWay } from '../../../state/leads/pageSteps.ts';
import { choosePageSize, pageSizes } from '../../../state/leads/pageSize.ts';
import type { PageSize } from '../../../state/leads/listPart.ts';
import { formatCount } from '../../../text/format.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { PageNumber } from './PageNumber.tsx';
import type { SeenRows } from './usePageSteps.ts';

const pictures = {
  first: { label: words.firstPage, Picture: ChevronFirst },
  before: { label: words.pageBefore, Picture: ChevronLeft },
  next: { label: words.nextPage, Picture: ChevronRight },
  last: { label: words.lastPage, Picture: ChevronLast },
} as const;

/**
 * Where in the list one is, and the way through it page by page. A page has the size that a person chose; without one
 * the list scrolls through all rows, and a page is what fits into the window.
 */
export function RecordPager({
  seen,
  total,
  size,
  steps,
  sizes = pageSizes,
  onStep,
  onRow,
}: {
  readonly seen: SeenRows;
  readonly total: number;
  readonly size: PageSize;
  /** Sizes to choose from; absent: all. */
  readonly sizes?: readonly PageSize[];
  readonly steps: readonly PageStep[];
  readonly onStep: (way: PageWay) => void;
  /** Sets the cursor on a row, which brings its page. */
  readonly onRow: (row: number) => void;
}) {
  const sizeWords = (one: PageSize): string => (one === null ? words.allRows : words.rowsAPage(one));
  return (
    <fieldset aria-label={words.pages} className="ml-auto flex min-w-0 shrink-0 items-center gap-0.5">
      <span className="pr-1.5 text-12 text-ink-2 tabular-nums">
        {words.rowsSeen(seen.first + 1, seen.last + 1, total)}
      </span>
      <MenuButton
        look="chip"
        prefix={words.pageSize}
        entries={sizes.map((one) => ({
          id: String(one),
          label: sizeWords(one),
          chosen: one === size,
          onPick: () => choosePageSize(one),
        }))}
      >
        {sizeWords(size)}
      </MenuButton>
      {steps.slice(0, 2).map((step) => stepButton(step, onStep))}
      {size === null ? null : (
        <>
          <PageNumber
            page={Math.floor(seen.first / size) + 1}
            count={Math.ceil(total / size)}
            onPage={(page) => onRow((page - 1) * size)}
          />
          <span className="pr-1 text-12 text-ink-2 tabular-nums">
            {words.ofPages(formatCount(Math.ceil(total / size)))}
          </span>
        </>
      )}
      {steps.slice(2).map((step) => stepButton(step, onStep))}
    </fieldset>
  );
}

function stepButton({ way, to }: PageStep, onStep: (way: PageWay) => void) {
  const { label, Picture } = pictures[way];
  return (
    <IconButton key={way} label={label} blocked={to === null} onClick={() => onStep(way)}>
      <Picture aria-hidden="true" size={15} />
    </IconButton>
  );
}
