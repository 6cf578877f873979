import { ChevronRight, X } from 'lucide-react';
import { IconButton } from '../../components/Button.tsx';
import { goToStep, useAsk } from '../../state/ask/askDesk.ts';
import { dropStep } from '../../state/ask/changeThread.ts';
import { askWords as words } from '../../text/askWords.ts';

/** The questions so far, each to be gone back to; a follow-up goes on from the one that is looked at. */
export function AskThread() {
  const steps = useAsk((state) => state.steps);
  const at = useAsk((state) => state.at);
  if (steps.length < 2 && (steps[0]?.question ?? '') === '') return null;
  return (
    <nav
      aria-label={words.thread}
      className="flex shrink-0 items-center gap-1 overflow-x-auto border-b border-line px-4 py-1"
    >
      {steps.map(({ question, reading }, index) => (
        // Steps are only put behind others, so their places name them.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className="inline-flex shrink-0 items-center gap-1">
          {index === 0 ? null : <ChevronRight aria-hidden="true" size={12} className="text-ink-3" />}
          <button
            type="button"
            ref={index === at ? showIt : undefined}
            aria-current={index === at ? 'step' : undefined}
            onClick={() => void goToStep(index)}
            className={`h-6 max-w-80 truncate rounded-1 px-2 text-12 ${
              index === at ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover'
            }`}
          >
            {question === '' ? words.built : question}
          </button>
          {index === at && steps.length > 1 ? (
            <IconButton
              label={words.dropStep(question === '' ? words.built : question)}
              onClick={() => void dropStep(index)}
            >
              <X aria-hidden="true" size={12} />
            </IconButton>
          ) : null}
          {reading?.by === 'model' ? (
            <span className="rounded-1 bg-ai-bg px-1 text-11 font-semibold text-ai">{words.byAi}</span>
          ) : null}
        </span>
      ))}
    </nav>
  );
}

/** A long talk is wider than the window; the step that is looked at is in it. */
function showIt(button: HTMLButtonElement | null): void {
  button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
