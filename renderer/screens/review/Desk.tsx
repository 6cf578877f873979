import { Suspense, useEffect, useRef } from 'react';
import { focusGrid, isTyping, tableInFocus } from '../../components/focus.ts';
import { useApp } from '../../state/app/appState.ts';
import { startCheck } from '../../state/review/checkActions.ts';
import { CoverageStrip } from './fields/CoverageStrip.tsx';
import { FieldChooser } from './fields/FieldChooser.tsx';
import { FilterNote } from './FilterNote.tsx';
import { GuessBar } from './reading/GuessBar.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { NewColumns } from './reading/NewColumns.tsx';
import { NewerNotice } from './NewerNotice.tsx';
import { PreviewPanel } from './preview/PreviewPanel.tsx';
import { ReadingView } from './reading/ReadingView.tsx';
import { RequiredStrip } from './fields/RequiredStrip.tsx';
import { RestoredNotice } from './RestoredNotice.tsx';
import { ReviewGrid } from './ReviewGrid.tsx';
import { ReviewHeader } from './ReviewHeader.tsx';
import { ReviewToolbar } from './ReviewToolbar.tsx';
import { RequestDialog } from './ai/RequestDialog.tsx';
import { RunNotice } from './RunNotice.tsx';
import { SourceNotice } from './SourceNotice.tsx';
import { ShapeDialog } from './fields/ShapeDialog.tsx';
import { lazyPart } from '../../components/lazyPart.ts';

const CorrectionDialog = lazyPart(
  async () => (await import('./reading/CorrectionDialog.tsx')).CorrectionDialog,
);
const TypeChooser = lazyPart(async () => (await import('./reading/TypeChooser.tsx')).TypeChooser);

/** Rows up to which the whole file is checked by itself after each change; a check of these takes a moment. */
const checkedByItselfRows = 100_000;
/** Quiet after the last decision before that check starts, in milliseconds. */
const checkAfterMs = 700;

/** The open file: header, guesses, table with its inspector, coverage, preview. */
export function Desk() {
  const ready = useApp((state) => state.review?.view?.proposal != null);
  // Read again with other columns: the desk stays, and its table fills in.
  const again = useApp((state) => state.review?.reading.former != null);
  useAutomaticCheck();
  useFocusWhenRead(ready, again);
  return (
    <>
      <ReviewHeader />
      <GuessBar />
      <SourceNotice />
      <RunNotice />
      <NewerNotice />
      <RestoredNotice />
      {ready ? <RequiredStrip /> : null}
      {ready || again ? (
        <div className="relative flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            {ready ? (
              <>
                <ReviewToolbar />
                <FilterNote />
                <ReviewGrid />
                <CoverageStrip />
              </>
            ) : (
              <NewColumns />
            )}
            <PreviewPanel />
          </div>
          {ready ? (
            <>
              <Inspector />
              <FieldChooser />
              <ShapeDialog />
              <Dialogs />
              <RequestDialog />
            </>
          ) : null}
        </div>
      ) : (
        <ReadingView />
      )}
      <Corrections />
    </>
  );
}

const ApproveDialog = lazyPart(async () => (await import('./approve/ApproveDialog.tsx')).ApproveDialog);
const MergeDialog = lazyPart(async () => (await import('./approve/MergeDialog.tsx')).MergeDialog);

/** Read when the desk has been drawn, so that the first key for them finds them. */
function Dialogs() {
  return (
    <Suspense fallback={null}>
      <ApproveDialog />
      <MergeDialog />
    </Suspense>
  );
}

/**
 * Gives the focus to the table of columns when it is there. After reading again only where no key and no click came
 * meanwhile: who corrects the header row by row goes on in the records, and who has gone on elsewhere stays there.
 */
function useFocusWhenRead(ready: boolean, again: boolean): void {
  const goneOn = useRef(false);
  useEffect(() => {
    if (!again) return undefined;
    goneOn.current = false;
    const note = (): void => {
      goneOn.current = true;
    };
    for (const kind of inputs) window.addEventListener(kind, note, true);
    return () => {
      for (const kind of inputs) window.removeEventListener(kind, note, true);
    };
  }, [again]);
  useEffect(() => {
    const element = document.activeElement;
    const stays = goneOn.current && element !== document.body;
    if (ready && !again && !stays && isFree(element)) focusGrid();
  }, [ready, again]);
}

const inputs = ['keydown', 'pointerdown'] as const;

/** Whether nothing has the focus that a reading's end should leave it with: a list, a field, or a dialog. */
function isFree(element: Element | null): boolean {
  if (element === null || element === document.body) return true;
  return (
    tableInFocus() !== 'records' &&
    !isTyping(element) &&
    element.closest('[role="dialog"], [role="menu"]') === null
  );
}

/** Lists and forms in which the reading is corrected; fetched when the first is opened. */
function Corrections() {
  const correcting = useApp((state) => state.review?.reading.correcting != null);
  const typing = useApp((state) => state.review?.reading.typing != null);
  return (
    <Suspense>
      {correcting ? <CorrectionDialog /> : null}
      {typing ? <TypeChooser /> : null}
    </Suspense>
  );
}

/** Keeps the count of failing rows true while the person works, for files where that costs nothing to speak of. */
function useAutomaticCheck(): void {
  const revision = useApp((state) => state.review?.revision);
  const rowCount = useApp((state) => state.review?.view?.table?.rowCount ?? 0);
  const ready = useApp((state) => state.review?.view?.decisions != null);
  useEffect(() => {
    if (revision === undefined || !ready || rowCount === 0 || rowCount > checkedByItselfRows)
      return undefined;
    const timer = setTimeout(() => void startCheck(), checkAfterMs);
    return () => clearTimeout(timer);
  }, [revision, rowCount, ready]);
}
