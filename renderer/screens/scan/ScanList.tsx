import { FileSearch, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AskScope } from '../../../core/contract/askViews.ts';
import type { Scan } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { OfQuestion } from '../../components/OfQuestion.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { findsAll } from '../../components/Picker.tsx';
import { goTo } from '../../state/app/routes.ts';
import { noQuery, scanPath } from '../../state/scan/scanAddress.ts';
import { useAskedRows } from '../../state/app/askedRows.ts';
import { isOpen, loadAllScans, loadOlder, useScans } from '../../state/scan/scanBoard.ts';
import { isEmptyDraft, useScanDraft } from '../../state/scan/scanDraft.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { AskDialog } from './AskDialog.tsx';
import { askToRemove } from './askToRemove.ts';
import { scanColumns } from './scanColumns.tsx';
import { scanRowMenu } from './scanRowMenu.ts';
import { placeWords } from './scanPlaceName.ts';

/** Every scan there was, newest first, and the way to a new one. */
export function ScanList({ asked: scope }: { readonly asked: AskScope | null }) {
  const only = useAskedRows('scans', scope);
  useEffect(() => {
    // Older ones may be among them.
    if (scope !== null) loadAllScans();
  }, [scope]);
  const scans = useScans((state) => state.scans);
  const hasOlder = useScans((state) => state.hasOlder);
  const hasDraft = useScanDraft((state) => !isEmptyDraft(state.draft));
  const [cursor, setCursor] = useState(0);
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<Scan | null>(null);
  const isEmpty = scans?.length === 0;
  useEffect(() => {
    // What was being written down is gone on with.
    if (isEmpty && hasDraft) goTo(scanPath({ kind: 'new' }));
  }, [isEmpty, hasDraft]);
  const found = (scans ?? []).filter(
    ({ id, place, by, state }) =>
      (only === null || only?.has(id) === true) &&
      (query === '' || findsAll({ label: placeWords(place), words: `${by} ${words.states[state]}` }, query)),
  );
  const at = Math.min(cursor, found.length - 1);
  const begin = (
    <Button look="primary" command="scan.new" onClick={() => goTo(scanPath({ kind: 'new' }))}>
      <Plus aria-hidden="true" size={14} />
      {words.newScan}
    </Button>
  );
  const open = (index: number): void => {
    const scan = found[index];
    if (scan !== undefined)
      goTo(scanPath({ kind: 'scan', scanId: scan.id, part: 'matches', query: noQuery }));
  };
  return (
    <>
      <ScreenHeader title={words.title}>
        {scans === null || isEmpty ? null : (
          <>
            {scope === null ? null : (
              <OfQuestion onRemove={() => goTo(scanPath({ kind: 'list', asked: null }))} />
            )}
            <SearchField label={words.searchScans} value={query} onChange={setQuery} />
            {begin}
          </>
        )}
      </ScreenHeader>
      {isEmpty ? (
        <EmptyState
          picture={<FileSearch size={40} strokeWidth={1.25} />}
          title={words.emptyTitle}
          actions={begin}
        >
          {words.empty}
        </EmptyState>
      ) : (
        <>
          <DataGrid<Scan>
            label={words.history}
            columns={scanColumns}
            rowCount={scans === null || only === undefined ? 3 : found.length}
            rowAt={(index) => found[index]}
            rowKey={(index) => found[index]?.id ?? index}
            rowHeight={36}
            layoutKey="scans"
            cursor={at}
            onCursor={setCursor}
            onActivate={open}
            rowMenu={(index) => {
              const scan = found[index];
              if (scan === undefined) return [];
              return [
                ...scanRowMenu(scan, () => open(index)),
                {
                  id: 'remove',
                  label: words.remove,
                  apart: true,
                  off: isOpen(scan),
                  onPick: () => setAsked(scan),
                },
              ];
            }}
            empty={<EmptyState title={words.noneFit} />}
          />
          {hasOlder ? (
            <p className="shrink-0 border-t border-line px-3 py-1">
              <Button look="quiet" onClick={() => void loadOlder()}>
                {words.older}
              </Button>
            </p>
          ) : null}
        </>
      )}
      {asked === null ? null : <AskDialog question={askToRemove(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}
