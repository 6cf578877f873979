import { Sparkles } from 'lucide-react';
import type { AskModelUse } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { lazyPart } from '../../components/lazyPart.ts';
import { MenuButton } from '../../components/MenuButton.tsx';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useNow } from '../../components/useNow.ts';
import { stepNow, useAsk } from '../../state/ask/askDesk.ts';
import {
  askModel,
  cancelModel,
  modelQuestion,
  type ModelState,
  neverAskModel,
  showModelRequest,
  useAskModel,
} from '../../state/ask/askModel.ts';
import { useApp } from '../../state/app/appState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { askModelWords as words } from '../../text/askModelWords.ts';
import { text } from '../../text/en.ts';

// Nobody who leaves AI off ever loads it.
const ModelRequest = lazyPart(async () => (await import('./ModelRequest.tsx')).ModelRequest);

/**
 * Asking the language model to read a question that was not wholly understood, how far it is, and how it ended. Of a filter
 * that it read: its name and what it took. Nothing where AI is off, but what was read before keeps its mark.
 */
export function ModelLine() {
  const on = useApp((state) => ['ask', 'auto'].includes(state.settings?.llm.mode ?? 'never'));
  const desk = useAsk();
  const { model, isShown } = useAskModel();
  const reading = desk.missed === null ? (stepNow(desk)?.reading ?? null) : null;
  if (reading?.by === 'model' && reading.model !== null) return <ReadBy use={reading.model} />;
  const asked = modelQuestion(desk);
  if (!on || asked === null) return null;
  return (
    <section
      aria-label={words.region}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1 text-12"
    >
      {model.kind === 'asking' ? (
        <Asking model={model} />
      ) : (
        <>
          <ModelButtons busy={model.kind === 'loading'} />
          <Ended model={model} use={asked.reading.model} />
        </>
      )}
      {isShown ? <ModelRequest /> : null}
    </section>
  );
}

function ModelButtons({ busy }: { readonly busy: boolean }) {
  return (
    <span className="flex items-center">
      <Button title={words.askLong} command="ask.model" onClick={() => void askModel()}>
        <Sparkles aria-hidden="true" size={13} className="text-ai" />
        {busy ? words.preparing : words.ask}
      </Button>
      <MenuButton
        label={text.ai.desk.more}
        look="quiet"
        entries={[
          { id: 'show', label: text.ai.desk.show, onPick: () => void showModelRequest() },
          { id: 'ledger', label: text.ai.settings.openLedger, onPick: () => goTo(routes.settings('ledger')) },
          { id: 'settings', label: text.ai.preview.settings, onPick: () => goTo(routes.settings('ai')) },
          { id: 'never', label: text.ai.preview.never, apart: true, onPick: () => void neverAskModel() },
        ]}
      >
        <span className="sr-only">{text.ai.desk.more}</span>
      </MenuButton>
    </span>
  );
}

function Asking({ model }: { readonly model: Extract<ModelState, { kind: 'asking' }> }) {
  const elapsedMs = useNow(1_000) - model.startedAt;
  const step = text.ai.desk.asking[model.step];
  return (
    <>
      <ProgressBar share={null} label={step} />
      <span className="text-ink-2">
        {step}
        {elapsedMs < 1_000 ? '' : ` · ${text.ai.desk.seconds(elapsedMs)}`}
      </span>
      <Button look="quiet" onClick={cancelModel}>
        {text.cancel}
      </Button>
    </>
  );
}

/** How the last asking ended where it brought no filter; what the grammar found stands. */
function Ended({ model, use }: { readonly model: ModelState; readonly use: AskModelUse | null }) {
  const said =
    model.kind === 'failed'
      ? [model.trouble.message, model.trouble.remedy]
      : model.kind === 'cancelled'
        ? [`${words.cancelled}.`]
        : use === null
          ? null
          : [
              ...(use.status === 'answered' ? [] : [`${text.ai.desk.failed[use.status]}.`]),
              ...(use.message === '' ? [] : [use.message]),
            ];
  if (said === null) return null;
  return (
    <>
      <output className="min-w-0 text-warn">{[...said, words.stands].join(' ')}</output>
      {use === null || use.ledgerIds.length === 0 ? null : <LedgerButton />}
    </>
  );
}

function ReadBy({ use }: { readonly use: AskModelUse }) {
  return (
    <section
      aria-label={words.region}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-ai-bg px-4 py-1 text-12 text-ai"
    >
      <Sparkles aria-hidden="true" size={13} />
      <span>{words.readBy(use.modelId)}</span>
      <span className="text-ink-2">{words.use(use)}</span>
      <LedgerButton />
    </section>
  );
}

function LedgerButton() {
  return (
    <Button look="quiet" onClick={() => goTo(routes.settings('ledger'))}>
      {words.ledger}
    </Button>
  );
}
