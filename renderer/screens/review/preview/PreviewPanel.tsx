/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a separator that can be moved takes the focus, an hr cannot */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, Suspense, useRef, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { type ReviewState, setReview, useApp } from '../../../state/app/appState.ts';
import { lastCheck } from '../../../state/review/checkActions.ts';
import { setCellMode } from '../../../state/review/cellModeAction.ts';
import type { CellMode } from '../../../state/columns/seenCell.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { ChangesView } from './ChangesView.tsx';
import { DiffView } from './DiffView.tsx';
import { IssuesView } from './IssuesView.tsx';
import { PanelTab } from '../../../components/PanelTab.tsx';
import { RecordsView } from '../reading/RecordsView.tsx';
import { RowsPreview } from './RowsPreview.tsx';
import { SheetsView } from '../reading/SheetsView.tsx';
import { TrailBar } from './TrailBar.tsx';
import { lazyPart } from '../../../components/lazyPart.ts';

const FieldsView = lazyPart(async () => (await import('../fields/FieldsView.tsx')).FieldsView);

const CheckView = lazyPart(async () => (await import('./CheckView.tsx')).CheckView);
const BulkView = lazyPart(async () => (await import('./BulkView.tsx')).BulkView);
const StepsView = lazyPart(async () => (await import('./StepsView.tsx')).StepsView);

/** Height of the panel in pixels, and the bounds it can be dragged to; at first a third of the window or more. */
const height = { first: 190, firstShare: 0.33, least: 120, most: 640, step: 24 } as const;
const tabs = [
  'rows',
  'fields',
  'sheets',
  'records',
  'issues',
  'changes',
  'check',
  'diff',
  'steps',
  'bulk',
] as const;

const seldom: ReadonlySet<string> = new Set(['fields', 'steps', 'bulk']);

/** The lower part of the desk: rows before and after, sheets, first records, issues, the whole-file check, the difference. */
export function PreviewPanel() {
  const panel = useApp((state) => state.review?.panel ?? 'closed');
  const fileId = useApp((state) => state.review?.fileId);
  const sheetCount = useApp((state) => state.review?.view?.inspection?.sheets.length ?? 0);
  const issueCount = useApp((state) => state.review?.view?.table?.issues.length ?? 0);
  const changeCount = useApp((state) => state.review?.view?.drift?.changes.length ?? null);
  const [heightPx, setHeightPx] = useState<number>(firstHeight);
  if (fileId === undefined) return null;
  const open = panel !== 'closed';
  return (
    <section
      aria-label={text.preview.title}
      className="relative flex shrink-0 flex-col border-t border-line"
      style={{ height: open ? heightPx : 34 }}
    >
      {open ? <Resizer heightPx={heightPx} onChange={setHeightPx} /> : null}
      <div className="flex h-8 shrink-0 items-center gap-1 border-b border-line bg-surface px-2">
        <div
          role="tablist"
          aria-label={text.preview.title}
          className="flex shrink-0 items-center gap-0.5 whitespace-nowrap"
        >
          {tabs.map((tab) =>
            (tab === 'sheets' && sheetCount === 0) ||
            (tab === 'changes' && changeCount === null) ||
            // Opened from the header or the strip; a tab for each would leave no room for the others.
            (seldom.has(tab) && panel !== tab) ? null : (
              <PanelTab key={tab} chosen={panel === tab} onChoose={() => setReview(fileId, { panel: tab })}>
                {text.preview.tabs[tab]}
                {tab === 'check' ? <FailCount /> : null}
                {tab === 'sheets' ? <Count count={sheetCount} /> : null}
                {tab === 'issues' ? <Count count={issueCount} /> : null}
                {tab === 'changes' ? <Count count={changeCount ?? 0} /> : null}
              </PanelTab>
            ),
          )}
        </div>
        <span className="ml-auto flex min-w-0 items-center gap-2">
          {panel === 'rows' && sheetCount > 0 ? <CellModes /> : null}
          {panel === 'rows' ? <RowModes /> : null}
          {panel === 'records' ? (
            <span className="truncate text-12 text-ink-3">{text.records.hint}</span>
          ) : null}
          <Button
            look="quiet"
            label={open ? text.preview.hide : text.preview.show}
            onClick={() => setReview(fileId, { panel: open ? 'closed' : 'rows' })}
          >
            {open ? <ChevronDown aria-hidden="true" size={14} /> : <ChevronUp aria-hidden="true" size={14} />}
            <Keys command="review.preview" />
          </Button>
        </span>
      </div>
      {panel === 'rows' ? <TrailBar /> : null}
      {panel === 'rows' ? <RowsPreview /> : null}
      {panel === 'fields' ? (
        <Suspense fallback={null}>
          <FieldsView />
        </Suspense>
      ) : null}
      {panel === 'sheets' ? <SheetsView /> : null}
      {panel === 'records' ? <RecordsView /> : null}
      {panel === 'issues' ? <IssuesView /> : null}
      {panel === 'changes' ? <ChangesView /> : null}
      {panel === 'diff' ? <DiffView /> : null}
      <Suspense fallback={<div className="flex-1" />}>
        {panel === 'check' ? <CheckView /> : null}
        {panel === 'steps' ? <StepsView /> : null}
        {panel === 'bulk' ? <BulkView /> : null}
      </Suspense>
    </section>
  );
}

function firstHeight(): number {
  return Math.max(height.first, Math.round(innerHeight * height.firstShare));
}

function Count({ count }: { readonly count: number }) {
  return count === 0 ? null : <span className="ml-1.5 text-ink-3">{formatCount(count)}</span>;
}

function FailCount() {
  const check = useApp((state) => state.review?.check);
  const revision = useApp((state) => state.review?.revision);
  if (check === undefined) return null;
  const last = lastCheck(check);
  if (last === null) return check.kind === 'running' ? <span className="ml-1.5 text-info">…</span> : null;
  const stale = last.revision !== revision;
  return (
    <span
      className={`ml-1.5 ${stale ? 'text-ink-3' : last.counts.rowsRejected === 0 ? 'text-ok' : 'text-bad'}`}
      title={stale ? text.check.stale : undefined}
    >
      {last.counts.rowsRejected === 0 ? '✓' : text.check.fail(last.counts.rowsRejected)}
      {stale ? ' …' : ''}
    </span>
  );
}

const modes: readonly ReviewState['rowMode'][] = ['source', 'both', 'target'];
const cellModes: readonly CellMode[] = ['shown', 'raw'];

function RowModes() {
  const mode = useApp((state) => state.review?.rowMode);
  const fileId = useApp((state) => state.review?.fileId);
  const mapped = useApp((state) => state.review?.view?.decisions != null);
  if (fileId === undefined || mode === undefined || !mapped) return null;
  return (
    <Segments
      label={text.preview.modeLabel}
      options={modes.map((name) => ({ name, label: text.preview.modes[name] }))}
      value={mode}
      onChange={(name) => setReview(fileId, { rowMode: name })}
    />
  );
}

function CellModes() {
  const mode = useApp((state) => state.review?.cellMode ?? 'shown');
  return (
    <Segments
      label={text.preview.cellModeLabel}
      options={cellModes.map((name) => ({
        name,
        label: text.preview.cellModes[name],
        title: text.preview.cellModesLong[name],
      }))}
      value={mode}
      onChange={setCellMode}
    />
  );
}

/** The edge that is dragged; arrow keys do the same (WCAG 2.5.7). */
function Resizer({
  heightPx,
  onChange,
}: {
  readonly heightPx: number;
  readonly onChange: (px: number) => void;
}) {
  const start = useRef<{ readonly y: number; readonly px: number } | null>(null);
  const set = (px: number): void => onChange(Math.min(height.most, Math.max(height.least, px)));
  return (
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label={text.preview.resize}
      aria-valuemin={height.least}
      aria-valuemax={height.most}
      aria-valuenow={heightPx}
      tabIndex={0}
      className="absolute -top-1 right-0 left-0 z-10 h-2 cursor-row-resize hover:bg-accent/30 focus-visible:bg-accent/40"
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { y: event.clientY, px: heightPx };
      }}
      onPointerMove={(event) => {
        if (start.current !== null) set(start.current.px + start.current.y - event.clientY);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'ArrowUp') set(heightPx + height.step);
        if (event.key === 'ArrowDown') set(heightPx - height.step);
      }}
    />
  );
}
