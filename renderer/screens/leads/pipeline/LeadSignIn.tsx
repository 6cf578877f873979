import { ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PipelinePlace } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { isAbort, type Trouble, troubleOf } from '../../../client/trouble.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { announce } from '../../../state/app/appState.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';

/** The way in for somebody whom the pipeline does not know yet. The sign-in itself is the host's and the browser's. */
export function LeadSignIn({
  place,
  name,
  onDone,
}: {
  readonly place: PipelinePlace;
  /** Of the pipeline. */
  readonly name: string;
  readonly onDone: () => void;
}) {
  const [page, setPage] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const signIn = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setTrouble(null);
    try {
      const steps = await getSession().client.leads.signIn({ place }, { signal: controller.signal });
      for await (const step of steps) {
        if (step.kind === 'open') {
          setPage(step.url);
          window.open(step.url, '_blank', 'noopener,noreferrer');
        } else {
          announce(words.signedIn(step.who));
          onDone();
        }
      }
    } catch (cause) {
      if (!isAbort(cause) && !controller.signal.aborted) setTrouble(troubleOf(cause));
    }
    setPage(null);
    setBusy(false);
  };
  return (
    <EmptyState
      picture={<ShieldCheck size={40} strokeWidth={1.25} />}
      title={words.signInTitle(name)}
      actions={
        page === null ? (
          <Button look="primary" blocked={isBusy ? words.asked : undefined} onClick={() => void signIn()}>
            {words.signIn}
          </Button>
        ) : (
          <>
            <a
              href={page}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex h-7 items-center text-accent underline"
            >
              {words.openPage}
            </a>
            <Button onClick={() => running.current?.abort()}>{words.cancel}</Button>
          </>
        )
      }
    >
      <p>{page === null ? words.signInText : <output>{words.signInWaiting}</output>}</p>
      {trouble === null ? null : (
        <div className="mt-3 text-left">
          <TroublePanel trouble={trouble} />
        </div>
      )}
    </EmptyState>
  );
}
