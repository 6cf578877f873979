import type { Field } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { packWords } from '../../text/packWords.ts';
import { text } from '../../text/en.ts';
import { schemaWords } from '../../text/schemaWords.ts';

/** A field as tables of fields show it. */
export interface FieldRow {
  readonly field: Field;
  /** Its place in the pack, from 0. */
  readonly index: number;
  /** Approved mappings that feed it. */
  readonly mappings?: number;
  readonly errors?: number;
  readonly warnings?: number;
}

export const fieldColumns: readonly GridColumn<FieldRow>[] = [
  {
    id: 'number',
    header: '#',
    width: 56,
    align: 'right',
    cell: ({ index }) => <span className="text-12 text-ink-3">{index + 1}</span>,
  },
  {
    id: 'name',
    header: schemaWords.field,
    width: 230,
    cell: ({ field, errors = 0, warnings = 0 }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate font-mono text-12" title={field.name}>
          {field.name}
        </span>
        {field.required ? <Chip tone="info">{text.review.required}</Chip> : null}
        {errors > 0 ? <Chip tone="bad">{`✕ ${String(errors)}`}</Chip> : null}
        {errors === 0 && warnings > 0 ? <Chip tone="warn">{`! ${String(warnings)}`}</Chip> : null}
      </span>
    ),
  },
  {
    id: 'type',
    header: schemaWords.type,
    width: 120,
    cell: ({ field }) => (
      <span className="truncate text-ink-2">
        {packWords.types[field.type]}
        {field.maxLength === null ? '' : ` ≤ ${String(field.maxLength)}`}
      </span>
    ),
  },
  {
    id: 'about',
    header: schemaWords.description,
    width: 180,
    grow: true,
    cell: ({ field }) => {
      const words = [field.description === '' ? field.label : field.description, field.enum.join(', ')]
        .filter((part) => part !== '')
        .join(' · ');
      return (
        <span className="truncate text-ink-2" title={words}>
          {words}
        </span>
      );
    },
  },
  {
    id: 'group',
    header: packWords.group,
    width: 130,
    hideBelow: 1_180,
    cell: ({ field }) => <span className="truncate text-ink-3">{field.group}</span>,
  },
  {
    id: 'synonyms',
    header: packWords.synonyms,
    width: 220,
    hideBelow: 900,
    cell: ({ field }) => (
      <span className="truncate text-ink-3" title={field.synonyms.join(', ')}>
        {field.synonyms.join(', ')}
      </span>
    ),
  },
];

/** Beside the others where it is of interest who feeds what. */
export const mappingsColumn: GridColumn<FieldRow> = {
  id: 'mappings',
  header: packWords.fed,
  width: 100,
  hideBelow: 760,
  cell: ({ mappings = 0 }) =>
    mappings === 0 ? null : <span className="text-12 text-ink-2">{packWords.usedBy(mappings)}</span>,
};

/** Rows whose field has all words typed, in its name, label, description, synonyms or values. */
export function findsField({ field }: FieldRow, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const hay = [field.name, field.label, field.description, field.group, ...field.synonyms, ...field.enum]
    .join('\n')
    .toLowerCase();
  return words.every((word) => hay.includes(word));
}
