import { TriangleAlert } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Run } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';
import { runWords } from '../../text/runWords.ts';
import { lazyPart } from '../../components/lazyPart.ts';

const ReleaseDialog = lazyPart(
  async () => (await import('../../components/ReleaseDialog.tsx')).ReleaseDialog,
);

/** Why a run is held back and the ways on; of one that was released, who did and why. */
export function RunQuarantine({ run }: { readonly run: Run }) {
  const [asking, setAsking] = useState(false);
  const inInbox = useApp((state) => state.inbox?.some((item) => item.file.id === run.fileId) ?? false);
  const { quarantine } = run;
  if (quarantine === undefined) return null;
  const words = runWords.quarantine;
  const { released } = quarantine;
  if (released !== undefined)
    return (
      <div className="rounded-3 border border-line bg-app p-3">
        <p>
          <bdi>{words.released(released.by, formatDateTime(released.at))}</bdi>
        </p>
        <p className="wrap-anywhere text-ink-2">
          <bdi>{released.reason}</bdi>
        </p>
        <p className="mt-1 text-12 text-ink-3">{`${words.held}: ${quarantine.reason}`}</p>
      </div>
    );
  return (
    <div className="rounded-3 border border-line bg-warn-bg p-3">
      <p className="flex items-start gap-2 font-medium text-warn">
        <TriangleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
        <span className="min-w-0 wrap-anywhere">{`${words.held}: ${quarantine.reason}`}</span>
      </p>
      <p className="mt-1 text-ink-2">{words.heldMore}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="primary" onClick={() => setAsking(true)}>
          {words.release}
        </Button>
        <Button
          onClick={() => goTo(routes.review(run.fileId))}
          blocked={inInbox ? undefined : text.history.fileGone}
        >
          {words.correct}
        </Button>
      </div>
      {asking ? (
        <Suspense fallback={null}>
          <ReleaseDialog run={run} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
