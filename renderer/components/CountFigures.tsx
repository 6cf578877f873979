import type { RunCounts } from '../../core/contract/views.ts';
import { formatCount, formatShare } from '../text/format.ts';

/** Rows in, out and rejected beside each other, with the share of those that were rejected. */
export function CountFigures({
  counts: { rowsIn, rowsOut, rowsRejected },
  words,
}: {
  readonly counts: Pick<RunCounts, 'rowsIn' | 'rowsOut' | 'rowsRejected'>;
  readonly words: { readonly rowsIn: string; readonly rowsOut: string; readonly rejected: string };
}) {
  const figures = [
    { name: words.rowsIn, value: rowsIn, tone: '', note: '' },
    { name: words.rowsOut, value: rowsOut, tone: 'text-ok', note: '' },
    {
      name: words.rejected,
      value: rowsRejected,
      tone: rowsRejected > 0 ? 'text-bad' : 'text-ink-3',
      note: rowsRejected > 0 && rowsIn > 0 ? formatShare(rowsRejected / rowsIn) : '',
    },
  ];
  return (
    <dl className="grid grid-cols-3 overflow-hidden rounded-3 border border-line">
      {figures.map(({ name, value, tone, note }) => (
        <div key={name} className="min-w-0 border-r border-line px-3 py-2 last:border-r-0">
          <dt className="truncate text-12 text-ink-2">
            {name} {note === '' ? null : <span className="text-ink-3">{note}</span>}
          </dt>
          <dd className={`truncate text-18 font-semibold ${tone}`}>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
