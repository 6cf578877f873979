import type { Scan } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { SearchField } from '../../../components/SearchField.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { goTo } from '../../../state/app/routes.ts';
import { isNarrowed, noQuery, scanPath, type ScanQuery, withNames } from '../../../state/scan/scanAddress.ts';
import { useLiveList } from '../../../state/scan/useLiveList.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { LiveGrid } from './LiveGrid.tsx';

interface CountedCode {
  readonly code: number;
  readonly text: string;
  readonly isPattern: boolean;
  readonly exact: number;
  readonly near: number;
}

const countCell = (value: number) =>
  value === 0 ? <span className="text-ink-3">0</span> : <span>{formatCount(value)}</span>;

const columns: readonly GridColumn<CountedCode>[] = [
  {
    id: 'line',
    header: words.number,
    width: 72,
    align: 'right',
    cell: ({ code }) => <span className="text-12 text-ink-3">{formatCount(code + 1)}</span>,
  },
  {
    id: 'code',
    header: words.code,
    width: 320,
    grow: true,
    mono: true,
    textOf: (row) => row.text,
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <bdi className="truncate whitespace-pre" title={row.text.slice(0, 1_000)}>
          {row.text.slice(0, 200)}
        </bdi>
        {row.isPattern ? <Chip>{words.isPattern}</Chip> : null}
      </span>
    ),
  },
  {
    id: 'exact',
    header: words.exactCount,
    width: 100,
    align: 'right',
    textOf: ({ exact }) => String(exact),
    cell: ({ exact }) => countCell(exact),
  },
  {
    id: 'near',
    header: words.nearCount,
    width: 100,
    align: 'right',
    textOf: ({ near }) => String(near),
    cell: ({ near }) => countCell(near),
  },
  {
    id: 'state',
    header: words.state,
    width: 140,
    textOf: ({ exact, near }) => words.withKinds[exact + near > 0 ? 'with' : 'without'],
    cell: ({ exact, near }) =>
      exact > 0 ? (
        <Chip tone="ok">{words.withKinds.with}</Chip>
      ) : near > 0 ? (
        <Chip tone="warn">{words.nearOnly}</Chip>
      ) : (
        <Chip>{words.withKinds.without}</Chip>
      ),
  },
];

/** Codes in the order of the list, with how often each was found; Enter shows its matches. */
export function CodesPart({
  scan,
  query,
  onQuery,
}: {
  readonly scan: Scan;
  readonly query: ScanQuery;
  readonly onQuery: (query: ScanQuery) => void;
}) {
  const { id: scanId, counts } = scan;
  const live = useLiveList<CountedCode>(
    async (from, count) => {
      const found = await getSession().client.scans.codes({
        scanId,
        text: query.text.trim(),
        matches: query.matches,
        window: { from, count },
      });
      return { total: found.total, rows: found.codes };
    },
    {
      question: `${scanId} ${query.text} ${query.matches}`,
      revision: `${counts.exact} ${counts.near} ${scan.state}`,
      grows: false,
    },
  );
  const { total } = live;
  const narrowed = isNarrowed(query, 'codes');
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <SearchField
          label={words.searchCodes}
          value={query.text}
          onChange={(given) => onQuery({ ...query, text: given.slice(0, 200) })}
        />
        <Segments
          label={words.withMatches}
          value={query.matches}
          options={withNames.map((name) => ({ name, label: words.withKinds[name] }))}
          onChange={(matches) => onQuery({ ...query, matches })}
        />
        <output className="ml-auto text-12 text-ink-2">
          {total === null ? '' : narrowed ? words.found(total, scan.codeCount) : words.codes(total)}
        </output>
        {narrowed ? (
          <Button look="quiet" onClick={() => onQuery(noQuery)}>
            {words.clearFilters}
          </Button>
        ) : null}
      </div>
      <LiveGrid<CountedCode>
        live={live}
        label={words.parts.codes}
        columns={columns}
        keyOf={({ code }) => code}
        layoutKey="scan codes"
        onOpen={({ code }) =>
          goTo(scanPath({ kind: 'scan', scanId, part: 'matches', query: { ...noQuery, code } }))
        }
        empty={
          <EmptyState
            title={words.noCodesFit}
            actions={<Button onClick={() => onQuery(noQuery)}>{words.clearFilters}</Button>}
          />
        }
      />
    </>
  );
}
