import type { Scan } from '../../../core/contract/views.ts';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { formatCount, formatDateTime } from '../../text/format.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { placeWords } from './scanPlaceName.ts';
import { ScanStateChip } from './ScanStateChip.tsx';

const count = (value: number) =>
  value === 0 ? <span className="text-ink-3">0</span> : <span>{formatCount(value)}</span>;
const foundBy = ({ counts }: Scan): number => counts.exact + counts.near;

/** The list of scans from left to right. */
export const scanColumns: readonly GridColumn<Scan>[] = [
  {
    id: 'started',
    header: words.started,
    width: 180,
    textOf: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <span className="truncate">{formatDateTime(startedAt)}</span>,
  },
  {
    id: 'place',
    header: words.where,
    width: 260,
    grow: true,
    textOf: ({ place }) => placeWords(place),
    cell: ({ place }) => (
      <bdi className="truncate" title={placeWords(place)}>
        {placeWords(place)}
      </bdi>
    ),
  },
  {
    id: 'state',
    header: words.state,
    width: 120,
    textOf: ({ state }) => words.states[state],
    cell: ({ state }) => <ScanStateChip state={state} />,
  },
  {
    id: 'codes',
    header: words.codeCount,
    width: 80,
    align: 'right',
    textOf: ({ codeCount }) => String(codeCount),
    cell: ({ codeCount }) => count(codeCount),
  },
  {
    id: 'files',
    header: words.searched,
    width: 130,
    align: 'right',
    textOf: ({ counts }) => String(counts.documents),
    cell: ({ counts, total }) =>
      total === null || total === counts.documents ? (
        count(counts.documents)
      ) : (
        <span>{words.found(counts.documents, total)}</span>
      ),
  },
  {
    id: 'matches',
    header: words.matchCount,
    width: 90,
    align: 'right',
    textOf: (scan) => String(foundBy(scan)),
    cell: (scan) => count(foundBy(scan)),
  },
  {
    id: 'unreadable',
    header: words.unreadableCount,
    width: 100,
    align: 'right',
    textOf: ({ counts }) => String(counts.unreadable),
    cell: ({ counts }) => count(counts.unreadable),
  },
  {
    id: 'by',
    header: words.by,
    width: 120,
    hideBelow: 1_000,
    textOf: ({ by }) => by,
    cell: ({ by }) => (
      <bdi className="truncate text-ink-2" title={by}>
        {by}
      </bdi>
    ),
  },
];

/** How the columns give way beside filters and a record, from left to right. */
const narrow: readonly (readonly [id: string, width: number, hideBelow: number])[] = [
  ['place', 160, 0],
  ['state', 112, 0],
  ['matches', 84, 0],
  ['codes', 72, 460],
  ['files', 110, 900],
  ['unreadable', 100, 800],
  ['started', 176, 600],
  ['by', 104, 1_000],
];

/** The same columns for History, where the list stands between filters and the record of a scan. */
export const historyScanColumns: readonly GridColumn<Scan>[] = narrow.flatMap(([id, width, hideBelow]) =>
  scanColumns
    .filter((column) => column.id === id)
    .map((column) => ({ ...column, width, ...(hideBelow === 0 ? {} : { hideBelow }) })),
);
