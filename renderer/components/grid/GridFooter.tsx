import { text } from '../../text/en.ts';
import { formatShare } from '../../text/format.ts';
import { Button } from '../Button.tsx';
import type { RangeFacts } from './rangeFacts.ts';
import { ProgressBar } from '../ProgressLine.tsx';

/** The quiet line below a table of cells: where the cursor is, what the selected cells come to, a copy under way. */
export function GridFooter({
  place,
  facts,
  hiddenCount,
  share,
  onGoTo,
  onColumns,
  onCancel,
}: {
  readonly place: string;
  /** Of the selected cells; `null` for a single one, or where they are not all at hand. */
  readonly facts: RangeFacts | { readonly cells: number } | null;
  readonly hiddenCount: number;
  /** 0 to 1 of a copy under way; `null` while there is none. */
  readonly share: number | null;
  readonly onGoTo: () => void;
  readonly onColumns: () => void;
  readonly onCancel: () => void;
}) {
  return (
    <div className="flex h-7 shrink-0 items-center gap-3 border-t border-line bg-app pl-1 text-12 text-ink-2">
      <button
        type="button"
        title={text.grid.menu.goTo}
        onClick={onGoTo}
        className="h-6 min-w-0 truncate rounded-1 px-2 hover:bg-hover hover:text-ink"
      >
        {place}
      </button>
      <span className="ml-auto flex min-w-0 items-center gap-3 truncate pr-1">
        {share === null ? (
          <span className="truncate">{facts === null ? '' : factWords(facts)}</span>
        ) : (
          <>
            <ProgressBar share={share} label={text.grid.copy.plain} />
            <span>{text.grid.copy.copying(formatShare(Math.floor(share * 100) / 100))}</span>
            <Button look="quiet" onClick={onCancel}>
              {text.cancel}
            </Button>
          </>
        )}
      </span>
      <button
        type="button"
        title={text.grid.menu.columns}
        onClick={onColumns}
        className="mr-1 h-6 shrink-0 rounded-1 px-2 hover:bg-hover hover:text-ink"
      >
        {text.grid.columns.button}
        {hiddenCount === 0 ? null : <span className="text-ink-3"> · {text.grid.hidden(hiddenCount)}</span>}
      </button>
    </div>
  );
}

function factWords(facts: RangeFacts | { readonly cells: number }): string {
  const { facts: words } = text.grid;
  if (!('filled' in facts)) return words.cells(facts.cells);
  const { cells, filled, distinct, sum } = facts;
  return [
    words.cells(cells),
    ...(filled === cells ? [] : [words.filled(filled)]),
    words.distinct(distinct),
    ...(sum === null ? [] : [words.sum(sum)]),
  ].join(' · ');
}
