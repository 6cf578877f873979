import { CircleAlert, CircleCheck, CircleDashed, Clock } from 'lucide-react';
import type { DocumentState, ScannedDocument } from '../../../../core/contract/views.ts';
import { Chip, type ChipTone } from '../../../components/Chip.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { formatBytes, formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { visibleSigns } from '../page/visibleSigns.ts';

const looks: Readonly<
  Record<DocumentState, { readonly tone: ChipTone; readonly Picture: typeof CircleCheck }>
> = {
  waiting: { tone: 'plain', Picture: Clock },
  read: { tone: 'ok', Picture: CircleCheck },
  partly: { tone: 'warn', Picture: CircleDashed },
  unreadable: { tone: 'bad', Picture: CircleAlert },
};

const count = (value: number) =>
  value === 0 ? <span className="text-ink-3">0</span> : <span>{formatCount(value)}</span>;

/** What is wrong with a document and what helps, or what else is to be known of it; empty where nothing is. */
function problemOf({ state, error, notes, unreadablePages }: ScannedDocument): string {
  if (error !== null) return `${error.message} ${error.remedy}`;
  if (notes.length > 0) return notes.join(' ');
  return state === 'partly' ? words.partlyWhy(unreadablePages) : '';
}

/** The list of documents from left to right. */
export const documentColumns: readonly GridColumn<ScannedDocument>[] = [
  {
    id: 'file',
    header: words.file,
    width: 340,
    textOf: ({ name }) => name,
    cell: ({ name }) => (
      <bdi className="truncate whitespace-pre" title={visibleSigns(name)}>
        {visibleSigns(name)}
      </bdi>
    ),
  },
  {
    id: 'state',
    header: words.state,
    width: 120,
    textOf: ({ state }) => words.documentStates[state],
    cell: ({ state }) => {
      const { tone, Picture } = looks[state];
      return (
        <Chip tone={tone}>
          <Picture aria-hidden="true" size={12} className="shrink-0" />
          {words.documentStates[state]}
        </Chip>
      );
    },
  },
  {
    id: 'pages',
    header: words.pageCount,
    width: 72,
    align: 'right',
    textOf: ({ pages }) => String(pages),
    cell: ({ pages, state }) => (state === 'waiting' ? '' : count(pages)),
  },
  {
    id: 'exact',
    header: words.exactCount,
    width: 72,
    align: 'right',
    textOf: ({ exact }) => String(exact),
    cell: ({ exact, state }) => (state === 'waiting' ? '' : count(exact)),
  },
  {
    id: 'near',
    header: words.nearCount,
    width: 72,
    align: 'right',
    textOf: ({ near }) => String(near),
    cell: ({ near, state }) => (state === 'waiting' ? '' : count(near)),
  },
  {
    id: 'size',
    header: words.size,
    width: 88,
    align: 'right',
    textOf: ({ sizeBytes }) => String(sizeBytes),
    cell: ({ sizeBytes }) => <span className="text-ink-2">{formatBytes(sizeBytes)}</span>,
  },
  {
    id: 'problem',
    header: words.problem,
    width: 260,
    grow: true,
    textOf: problemOf,
    cell: (row) => (
      <span className="truncate text-ink-2" title={problemOf(row)}>
        {problemOf(row)}
      </span>
    ),
  },
];
