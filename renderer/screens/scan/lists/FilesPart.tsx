import type { Scan, ScannedDocument } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { SearchField } from '../../../components/SearchField.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { goTo } from '../../../state/app/routes.ts';
import {
  isNarrowed,
  noQuery,
  scanPath,
  type ScanQuery,
  stateNames,
  withNames,
} from '../../../state/scan/scanAddress.ts';
import { useLiveList } from '../../../state/scan/useLiveList.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { documentColumns } from './documentColumns.tsx';
import { LiveGrid } from './LiveGrid.tsx';

/** Every document with how it came out; Enter shows its matches. */
export function FilesPart({
  scan,
  query,
  onQuery,
}: {
  readonly scan: Scan;
  readonly query: ScanQuery;
  readonly onQuery: (query: ScanQuery) => void;
}) {
  const { id: scanId, counts } = scan;
  const { states } = query;
  const live = useLiveList<ScannedDocument>(
    async (from, count) => {
      const found = await getSession().client.scans.documents({
        scanId,
        text: query.text.trim(),
        states,
        matches: query.matches,
        window: { from, count },
      });
      return { total: found.total, rows: found.documents };
    },
    {
      question: `${scanId} ${query.text} ${query.matches} ${states.join(' ')}`,
      revision: `${counts.documents} ${scan.total ?? -1} ${scan.state}`,
      grows: false,
    },
  );
  const { total } = live;
  const narrowed = isNarrowed(query, 'files');
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <SearchField
          label={words.searchFiles}
          value={query.text}
          onChange={(given) => onQuery({ ...query, text: given.slice(0, 200) })}
        />
        <Segments
          label={words.filesListed}
          value={query.matches}
          options={withNames.map((name) => ({ name, label: words.fileKinds[name] }))}
          onChange={(matches) => onQuery({ ...query, matches })}
        />
        <MenuButton
          prefix={words.state}
          entries={[
            {
              id: 'any',
              label: words.anyState,
              chosen: states.length === 0,
              onPick: () => onQuery({ ...query, states: [] }),
            },
            ...stateNames.map((state, at) => ({
              id: state,
              label: words.documentStates[state],
              chosen: states.includes(state),
              apart: at === 0,
              onPick: () =>
                onQuery({
                  ...query,
                  states: states.includes(state) ? states.filter((one) => one !== state) : [...states, state],
                }),
            })),
          ]}
        >
          <span className="max-w-40 truncate">
            {states.length === 0
              ? words.anyState
              : states.map((state) => words.documentStates[state]).join(', ')}
          </span>
        </MenuButton>
        <output className="ml-auto text-12 text-ink-2">
          {total === null
            ? ''
            : narrowed && scan.total !== null
              ? words.found(total, scan.total)
              : words.files(total)}
        </output>
        {narrowed ? (
          <Button look="quiet" onClick={() => onQuery(noQuery)}>
            {words.clearFilters}
          </Button>
        ) : null}
      </div>
      <LiveGrid<ScannedDocument>
        live={live}
        label={words.parts.files}
        columns={documentColumns}
        keyOf={({ place }) => place}
        layoutKey="scan files"
        onOpen={({ place, exact, near }) => {
          if (exact + near > 0)
            goTo(scanPath({ kind: 'scan', scanId, part: 'matches', query: { ...noQuery, document: place } }));
        }}
        empty={
          narrowed ? (
            <EmptyState
              title={words.noFilesFit}
              actions={<Button onClick={() => onQuery(noQuery)}>{words.clearFilters}</Button>}
            />
          ) : (
            <EmptyState title={words.noFilesYet} />
          )
        }
      />
    </>
  );
}
