import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import type { FieldLine } from '../../../state/columns/coverage.ts';
import { text } from '../../../text/en.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { formatCount, formatShare } from '../../../text/format.ts';

const words = fieldWords.column;

/** The list of target fields from left to right. */
export const fieldColumns: readonly GridColumn<FieldLine>[] = [
  {
    id: 'field',
    header: words.field,
    width: 172,
    cell: ({ field }) => (
      <span className="truncate font-mono text-12" title={field.label}>
        {field.name}
        {field.required ? (
          <abbr title={text.review.required} className="text-bad no-underline">
            {' '}
            *
          </abbr>
        ) : null}
      </span>
    ),
  },
  {
    id: 'state',
    header: words.state,
    width: 128,
    cell: ({ state, field }) => (
      <span
        className={`truncate text-12 ${
          state === 'fed' || state === 'made'
            ? 'text-ok'
            : state === 'open' && field.required
              ? 'text-bad'
              : 'text-ink-2'
        }`}
      >
        <span aria-hidden="true">{fieldWords.marks[state]}</span> {fieldWords.state[state]}
      </span>
    ),
  },
  { id: 'by', header: words.by, width: 140, grow: true, cell: (line) => <FedBy line={line} /> },
  {
    id: 'filled',
    header: words.filled,
    width: 66,
    align: 'right',
    cell: ({ filled }) => <span className="text-12">{filled === null ? '' : formatShare(filled)}</span>,
  },
  {
    id: 'failing',
    header: words.failing,
    width: 66,
    align: 'right',
    cell: ({ failures }) => {
      const count = failures.reduce((sum, one) => sum + one.count, 0);
      return count === 0 ? null : <span className="text-12 text-bad">✕ {formatCount(count)}</span>;
    },
  },
  {
    id: 'type',
    header: words.type,
    width: 84,
    hideBelow: 700,
    cell: ({ field }) => <span className="text-12 text-ink-3">{field.type}</span>,
  },
];

function FedBy({ line: { columns, constant } }: { readonly line: FieldLine }) {
  const words = constant === null ? columns.map(({ profile }) => profile.name).join(' + ') : `“${constant}”`;
  return (
    <span className={`truncate ${constant === null ? '' : 'font-mono text-12'}`} title={words}>
      {words}
    </span>
  );
}
