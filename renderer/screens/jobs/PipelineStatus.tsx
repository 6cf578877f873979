import type { OutboxEntry } from '../../../core/contract/views.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { useApp } from '../../state/app/appState.ts';
import { routes } from '../../state/app/routes.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { outboxWords } from '../../text/outboxWords.ts';
import { PipelineMark } from './PipelineMarks.tsx';

const nothing: readonly OutboxEntry[] = [];

/** The part of the status bar about pipelines: how they are connected, what runs, what waits to be sent. */
export function PipelineStatus() {
  const pipelines = useApp((state) => state.jobs?.pipelines);
  const counts = useApp((state) => state.jobs?.counts);
  const outbox = useApp((state) => state.jobs?.outbox) ?? nothing;
  if (pipelines === undefined || counts === undefined) return null;
  const signedOut = pipelines.find(({ state }) => state === 'signIn');
  return (
    <>
      {pipelines.map((pipeline) => (
        <a
          key={pipeline.place}
          href={`#${routes.jobs()}`}
          className="flex h-6 max-w-72 min-w-0 shrink items-center hover:text-ink hover:underline"
        >
          <PipelineMark pipeline={pipeline} named />
        </a>
      ))}
      {signedOut === undefined || signedOut.command === '' ? null : (
        <span className="flex min-w-0 shrink items-center gap-1 text-warn" title={words.runThis}>
          <span className="shrink-0">{words.signIn}:</span>
          <code className="min-w-0 truncate font-mono text-11">{signedOut.command}</code>
          <span className="-my-1 shrink-0">
            <CopyButton label={words.copyCommand} text={signedOut.command} />
          </span>
        </span>
      )}
      {counts.running === 0 ? null : (
        <a
          href={`#${routes.jobs()}?f=running`}
          className="flex h-6 shrink-0 items-center hover:text-ink hover:underline"
        >
          {words.status.running(counts.running)}
        </a>
      )}
      {counts.stuck === 0 ? null : (
        <a
          href={`#${routes.jobs()}?f=stuck`}
          className="flex h-6 shrink-0 items-center gap-1 text-warn hover:underline"
        >
          <span aria-hidden="true">■</span> {words.status.stuck(counts.stuck)}
        </a>
      )}
      <OutboxCount entries={outbox} />
    </>
  );
}

function OutboxCount({ entries }: { readonly entries: readonly OutboxEntry[] }) {
  if (entries.length === 0) return null;
  const of = (...states: readonly OutboxEntry['state'][]): number =>
    entries.filter(({ state }) => states.includes(state)).length;
  const here = entries.filter(({ state, place }) => state === 'waiting' && place === 'folder').length;
  const [waiting, sending, ill, paused] = [
    of('waiting'),
    of('sending'),
    of('failed', 'conflict'),
    of('paused'),
  ];
  return (
    <a
      href={`#${routes.jobs('outbox')}`}
      className={`flex h-6 shrink-0 items-center gap-1 hover:underline ${ill > 0 ? 'text-bad' : 'hover:text-ink'}`}
    >
      <span aria-hidden="true">↥</span>
      {[
        ...(ill === 0 ? [] : [outboxWords.attention(ill)]),
        ...(sending === 0 ? [] : [outboxWords.sending(sending)]),
        ...(waiting === here ? [] : [outboxWords.waiting(waiting - here)]),
        ...(here === 0 ? [] : [outboxWords.waitingHere(here)]),
        ...(paused === 0 ? [] : [outboxWords.pausedCount(paused)]),
      ].join(' · ')}
    </a>
  );
}
