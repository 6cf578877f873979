import { FolderOpen, FolderTree } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { askedIn, useAskedRows } from '../../state/app/askedRows.ts';
import { useApp } from '../../state/app/appState.ts';
import { chooseFiles, chooseFolder } from '../../state/inbox/inboxActions.ts';
import { setInboxDesk, useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { waitingJobs } from '../../state/inbox/inboxList.ts';
import { text } from '../../text/en.ts';
import { BatchLine } from './BatchLine.tsx';
import { FailedKinds } from './FailedKinds.tsx';
import { DropHint, FirstFile } from './FirstFile.tsx';
import { InboxFilters } from './InboxFilters.tsx';
import { InboxTable } from './InboxTable.tsx';
import { LeftOutLine } from './LeftOutLine.tsx';
import { SelectionLine } from './SelectionLine.tsx';
import { lazyPart } from '../../components/lazyPart.ts';

// Asked for only where somebody opens a whole disk.
const TooMany = lazyPart(async () => (await import('./TooMany.tsx')).TooMany);

const RunBatchLine = lazyPart(async () => (await import('./RunBatchLine.tsx')).RunBatchLine);

const SendDialog = lazyPart(async () => (await import('../jobs/SendDialog.tsx')).SendDialog);

const TablesDialog = lazyPart(async () => (await import('./TablesDialog.tsx')).TablesDialog);

const ReleaseHeld = lazyPart(async () => (await import('./ReleaseHeld.tsx')).ReleaseHeld);

/** Files dropped, being read, waiting for a person, done. */
export function InboxScreen({ path }: { readonly path: string }) {
  useRowsOfQuestion(path);
  const items = useApp((state) => state.inbox);
  const arrivals = useApp((state) => state.arrivals);
  const query = useInboxDesk((state) => state.query);
  const tooMany = useInboxDesk((state) => state.tooMany);
  const someRemoved = useInboxDesk((state) => state.removed.length > 0);
  const isRunning = useInboxDesk((state) => state.runBatch !== null);
  const sending = useInboxDesk((state) => state.sending);
  const releasing = useInboxDesk((state) => state.releasing);
  const tablesOf = useInboxDesk((state) => state.tablesOf);
  const dividing = tablesOf === null ? undefined : items?.find(({ file }) => file.id === tablesOf);
  const someWait = useApp((state) => waitingJobs(state.jobs) > 0);
  const empty = !someWait && items !== null && items.length === 0 && arrivals.length === 0 && !someRemoved;
  return (
    <>
      <ScreenHeader title={text.inbox.title} facts={empty || items === null ? null : <DoneToday />}>
        {empty ? null : (
          <SearchField
            label={text.inbox.filter}
            value={query}
            onChange={(next) => setInboxDesk({ query: next })}
          />
        )}
        <Button onClick={chooseFolder}>
          <FolderTree aria-hidden="true" size={14} />
          {text.inbox.openFolder}
        </Button>
        <Button look="primary" command="file.open" onClick={chooseFiles}>
          <FolderOpen aria-hidden="true" size={14} />
          {text.inbox.open}
        </Button>
      </ScreenHeader>
      <BatchLine />
      {isRunning ? (
        <Suspense fallback={null}>
          <RunBatchLine />
        </Suspense>
      ) : null}
      <LeftOutLine />
      {empty ? (
        <FirstFile />
      ) : (
        <>
          <DropHint />
          <InboxFilters />
          <SelectionLine />
          <FailedKinds />
          <InboxTable />
        </>
      )}
      {releasing === null ? null : (
        <Suspense fallback={null}>
          <ReleaseHeld runId={releasing} />
        </Suspense>
      )}
      {dividing === undefined ? null : (
        <Suspense fallback={null}>
          <TablesDialog file={dividing.file} />
        </Suspense>
      )}
      {sending === null ? null : (
        <Suspense fallback={null}>
          <SendDialog fileIds={sending} />
        </Suspense>
      )}
      {tooMany === null ? null : (
        <Suspense fallback={null}>
          <TooMany files={tooMany} />
        </Suspense>
      )}
    </>
  );
}

/** Narrows the list to the files of the question that the address names. */
function useRowsOfQuestion(path: string): void {
  const only = useAskedRows('files', askedIn(path));
  useEffect(() => {
    // Whoever comes from a question sees all of its files, whatever was looked at before.
    if (only !== null) setInboxDesk({ only: only ?? new Set(), filter: 'all', query: '', target: null });
    else if (useInboxDesk.getState().only !== null) setInboxDesk({ only: null });
  }, [only]);
}

function DoneToday() {
  const count = useApp((state) => {
    const today = new Date().toDateString();
    return (state.runs ?? []).filter(
      (run) => run.state === 'done' && new Date(run.finishedAt ?? run.startedAt).toDateString() === today,
    ).length;
  });
  return count === 0 ? null : <span>{text.inbox.doneToday(count)}</span>;
}
