import type { RunColumn } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { type ColumnChange, compareColumns, filledShare } from '../../state/history/runComparison.ts';
import { text } from '../../text/en.ts';
import { formatAmount, formatCount, formatShare } from '../../text/format.ts';
import { ComparisonTable } from './ComparisonTable.tsx';

/** Lines shown; what moved less than the hundredth column is no news beside it. */
const shownColumns = 100;

/** Columns whose contents were not alike in two runs. */
export function ColumnChanges({
  before,
  after,
}: {
  readonly before: readonly RunColumn[];
  readonly after: readonly RunColumn[];
}) {
  const words = text.history;
  const isKept = before.length > 0 && after.length > 0;
  const { moved, still } = compareColumns(before, after);
  if (!isKept || moved.length === 0)
    return (
      <section aria-label={words.columnsMoved}>
        <h2 className="mb-1.5 text-15 font-semibold">{words.columnsMoved}</h2>
        <p className="text-ink-2">{isKept ? words.columnsSame(still) : words.noColumns}</p>
      </section>
    );
  return (
    <div>
      <ComparisonTable
        caption={words.columnsMoved}
        head={[words.column, words.filled, words.distinct, words.median, words.range]}
        lines={moved.slice(0, shownColumns).map((change, at) => ({
          key: `${String(at)} ${change.name}`,
          name: <ColumnName change={change} />,
          cells: [
            <Pair key="filled" change={change} say={(column) => formatShare(filledShare(column))} />,
            <Pair key="distinct" change={change} say={(column) => formatCount(column.distinct)} />,
            <Pair
              key="median"
              change={change}
              say={({ range }) => (range === null ? '' : formatAmount(range[1]))}
            />,
            <Pair
              key="range"
              change={change}
              say={({ range }) =>
                range === null ? '' : `${formatAmount(range[0])} … ${formatAmount(range[2])}`
              }
            />,
          ],
        }))}
      />
      {still === 0 ? null : <p className="pt-1.5 text-12 text-ink-2">{words.columnsSame(still)}</p>}
    </div>
  );
}

function ColumnName({ change }: { readonly change: ColumnChange }) {
  return (
    <span className="flex items-center gap-2">
      <bdi className="min-w-0 truncate" title={change.name}>
        {change.name}
      </bdi>
      {change.before === null ? <Chip tone="ok">+ {text.history.added}</Chip> : null}
      {change.after === null ? <Chip tone="bad">− {text.history.removed}</Chip> : null}
    </span>
  );
}

/** A figure before and after; once where it is the same. */
function Pair({
  change: { before, after },
  say,
}: {
  readonly change: ColumnChange;
  readonly say: (column: RunColumn) => string;
}) {
  const [a, b] = [before === null ? '' : say(before), after === null ? '' : say(after)];
  if (a === b) return <span className="text-ink-3">{a}</span>;
  return (
    <>
      <span className="text-ink-2">{a === '' ? text.none : a}</span>
      <span className="px-1.5 text-ink-3" aria-hidden="true">
        →
      </span>
      <span className="sr-only"> {text.history.after}: </span>
      <span className="font-medium">{b === '' ? text.none : b}</span>
    </>
  );
}
