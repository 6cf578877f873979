import { useEffect, useState } from 'react';
import type { Run, RunId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { ReleaseDialog } from '../../components/ReleaseDialog.tsx';
import { useApp } from '../../state/app/appState.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { tellTrouble } from '../../state/app/toasts.ts';

/** Asks for the reason of a release from the Inbox; a run that is too old to be at hand is fetched first. */
export function ReleaseHeld({ runId }: { readonly runId: RunId }) {
  const atHand = useApp((state) => state.runs?.find(({ id }) => id === runId));
  const [fetched, setFetched] = useState<Run>();
  const isMissing = atHand === undefined;
  useEffect(() => {
    if (!isMissing) return;
    getSession()
      .client.runs.get({ runId })
      .then(setFetched, (cause: unknown) => {
        close();
        tellTrouble(cause);
      });
  }, [runId, isMissing]);
  const run = atHand ?? fetched;
  return run === undefined ? null : <ReleaseDialog run={run} onClose={close} />;
}

function close(): void {
  setInboxDesk({ releasing: null });
}
