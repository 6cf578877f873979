import { Popover } from '@base-ui/react/popover';
import { Sparkles } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LlmOutcome } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { ProgressBar } from '../../../components/ProgressLine.tsx';
import { askAi, cancelAsking, neverAsk, showAiRequest } from '../../../state/review/aiActions.ts';
import { type AiState, setReview, useApp } from '../../../state/app/appState.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { countVotes } from '../../../state/columns/votes.ts';
import { text } from '../../../text/en.ts';

/** Asking the language model, how far it is, and how it ended. Nothing where it is switched off. */
export function AskBar() {
  const on = useApp((state) => ['ask', 'auto'].includes(state.settings?.llm.mode ?? 'never'));
  const ai = useApp((state) => state.review?.ai);
  const outcome = useApp((state) => state.review?.view?.proposal?.llm);
  const ready = useApp((state) => state.review?.view?.proposal != null);
  if (!on || ai === undefined || !ready) return null;
  return (
    <section
      aria-label={text.ai.desk.region}
      className="sticky right-0 ml-auto flex shrink-0 items-center gap-2 bg-surface pl-3 text-12"
    >
      {ai.kind === 'asking' ? (
        <Asking ai={ai} />
      ) : (
        <>
          {ai.kind === 'failed' ? (
            <Failed message={ai.trouble.message} remedy={ai.trouble.remedy} />
          ) : ai.kind === 'cancelled' ? (
            <Failed message={text.ai.desk.failed.cancelled} remedy="" />
          ) : outcome === undefined ? null : (
            <Ended outcome={outcome} />
          )}
          <AskButton again={outcome !== undefined || ai.kind === 'failed' || ai.kind === 'cancelled'} />
        </>
      )}
    </section>
  );
}

const noRows: readonly never[] = [];

function AskButton({ again }: { readonly again: boolean }) {
  return (
    <span className="flex items-center">
      <Button look="quiet" command="ai.ask" title={text.ai.desk.askLong} onClick={() => void askAi()}>
        <Sparkles aria-hidden="true" size={13} className="text-ai" />
        {again ? text.ai.desk.again : text.ai.desk.ask}
      </Button>
      <MenuButton
        label={text.ai.desk.more}
        look="quiet"
        entries={[
          { id: 'show', label: text.ai.desk.show, onPick: () => void showAiRequest() },
          { id: 'ledger', label: text.ai.settings.openLedger, onPick: () => goTo(routes.settings('ledger')) },
          { id: 'settings', label: text.ai.preview.settings, onPick: () => goTo(routes.settings('ai')) },
          { id: 'never', label: text.ai.preview.never, apart: true, onPick: () => void neverAsk() },
        ]}
      >
        <span className="sr-only">{text.ai.desk.more}</span>
      </MenuButton>
    </span>
  );
}

function Asking({ ai }: { readonly ai: Extract<AiState, { kind: 'asking' }> }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const elapsedMs = now - ai.startedAt;
  return (
    <>
      <ProgressBar share={null} label={text.ai.desk.asking[ai.step]} />
      <span className="text-ink-2">
        {text.ai.desk.asking[ai.step]}
        {elapsedMs < 1_000 ? '' : ` · ${text.ai.desk.seconds(elapsedMs)}`}
      </span>
      <Button look="quiet" onClick={cancelAsking}>
        {text.cancel}
      </Button>
    </>
  );
}

/** Votes stand beside the columns, or the local proposal stands as it was. */
function Ended({ outcome }: { readonly outcome: LlmOutcome }) {
  const rows = useApp((state) => state.review?.rows ?? noRows);
  const fileId = useApp((state) => state.review?.fileId);
  if (outcome.status !== 'answered')
    return <Failed message={text.ai.desk.failed[outcome.status]} remedy={outcome.message} />;
  return (
    <button
      type="button"
      title={outcome.fromCache ? text.ai.desk.fromCache : outcome.modelId}
      onClick={() => {
        if (fileId !== undefined) setReview(fileId, { filter: 'ai', query: '' });
      }}
      className="flex h-6 items-center rounded-1 bg-ai-bg px-2 text-ai hover:underline"
    >
      {text.ai.desk.answered(countVotes(rows))}
    </button>
  );
}

/** What went wrong in a few words; a press tells all of it and what to do. */
function Failed({ message, remedy }: { readonly message: string; readonly remedy: string }) {
  return (
    <Popover.Root>
      <Popover.Trigger className="flex h-6 max-w-90 min-w-0 items-center gap-1 rounded-1 bg-warn-bg px-2 text-warn hover:underline">
        <span className="truncate">
          ⚠ {message.replace(/\.$/, '')}. {text.ai.desk.stands}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={4} className="z-50">
          <Popover.Popup className="float flex w-80 flex-col gap-2 rounded-3 border border-line bg-surface p-3 text-ink shadow-float outline-none">
            <Popover.Title className="font-medium">{message}</Popover.Title>
            <Popover.Description className="text-12 text-ink-2">
              {remedy} {text.ai.desk.stands}
            </Popover.Description>
            <span className="flex gap-2">
              <Button onClick={() => void askAi()}>{text.ai.desk.again}</Button>
              <Button look="quiet" onClick={() => goTo(routes.settings('ai'))}>
                {text.ai.preview.settings}
              </Button>
              <Button look="quiet" onClick={() => goTo(routes.settings('ledger'))}>
                {text.ai.ledger.title}
              </Button>
            </span>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
