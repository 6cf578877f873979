import type { RecordField, RecordRow } from '../../../../core/contract/recordViews.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatCount } from '../../../text/format.ts';
import { oneLine } from '../../../text/oneLine.ts';

/** Names of signs by their bit, as `recordMarks` of the contract has them. */
const signs = [
  { bit: 4, sign: '⧉', label: words.signMerged },
  { bit: 2, sign: '✎', label: words.signEdited },
  { bit: 1, sign: '↻', label: words.signUpdated },
] as const;

/** Fields that any record has a value in; all where nobody knows yet. */
export function shownFields(fields: readonly RecordField[]): readonly RecordField[] {
  const used = fields.filter(({ isUsed }) => isUsed);
  return used.length === 0 ? fields : used;
}

/** The column of numbers; ordered by it, records stand as they came. */
export const numberColumn = ' number';

/** The list from left to right: number, state, then the fields that hold something. */
export function recordColumns(
  fields: readonly RecordField[],
  shown: readonly RecordField[],
  total: number,
): readonly GridColumn<RecordRow>[] {
  const lead: GridColumn<RecordRow> = {
    id: numberColumn,
    sortable: true,
    header: words.number,
    width: Math.max(64, 28 + formatCount(total).length * 8),
    pinned: true,
    rowHead: true,
    align: 'right',
    cell: ({ id }) => <span className="text-12 text-ink-3">{id}</span>,
  };
  const state: GridColumn<RecordRow> = {
    id: ' state',
    header: words.signs,
    width: 64,
    cell: ({ marks }) => <Signs marks={marks} />,
  };
  return [
    lead,
    state,
    ...shown.map((field): GridColumn<RecordRow> => {
      const at = fields.indexOf(field);
      const textOf = ({ values }: RecordRow): string => values[at] ?? '';
      return {
        id: field.name,
        header: field.label,
        sortable: true,
        width: widthOf(field),
        mono: field.type !== 'string' && field.type !== 'text',
        textOf,
        copyName: field.name,
        cell: (row) => (
          <bdi className="truncate whitespace-pre" title={textOf(row)}>
            {oneLine(textOf(row))}
          </bdi>
        ),
      };
    }),
  ];
}

function widthOf({ type }: RecordField): number {
  if (type === 'email' || type === 'url' || type === 'text') return 220;
  if (type === 'datetime') return 172;
  return type === 'boolean' || type === 'integer' || type === 'number' ? 96 : 140;
}

function Signs({ marks }: { readonly marks: number }) {
  const found = signs.filter(({ bit }) => (marks & bit) !== 0);
  if (found.length === 0) return '';
  const label = found.map((one) => one.label).join(', ');
  return (
    <span title={label} className="flex gap-1.5 text-ink-2">
      <span className="sr-only">{label}</span>
      {found.map(({ bit, sign }) => (
        <span key={bit} aria-hidden="true">
          {sign}
        </span>
      ))}
    </span>
  );
}
