import { tell, tellTrouble } from '../state/app/toasts.ts';
import { text } from '../text/en.ts';
import { Button } from './Button.tsx';

/** A text to be read to the letter: fixed width, as it is, with a way to copy it. */
export function ExactText({
  title,
  body,
  tall = false,
}: {
  readonly title: string;
  readonly body: string;
  /** Fills the room there is instead of ending at a third of the window. */
  readonly tall?: boolean;
}) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(body);
      tell(text.ai.preview.copied);
    } catch (cause) {
      tellTrouble(cause);
    }
  };
  return (
    <section aria-label={title} className={`flex min-h-0 flex-col ${tall ? 'flex-1' : ''}`}>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h2 className="text-11 font-semibold text-ink-3">{title}</h2>
        <Button look="quiet" onClick={() => void copy()}>
          {text.ai.preview.copy}
        </Button>
      </div>
      <pre
        // It scrolls, so keys must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={title}
        className={`overflow-auto rounded-2 border border-line bg-app p-3 font-mono text-12 wrap-anywhere whitespace-pre-wrap ${
          tall ? 'min-h-0 flex-1' : 'max-h-[34vh]'
        }`}
      >
        {body}
      </pre>
    </section>
  );
}
