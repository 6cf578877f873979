import { useEffect, useRef } from 'react';
import { goTo, routes } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { Button } from './Button.tsx';

/** The decision on a request to a language model that was read: not now, never, or send it. */
export function RequestFoot({
  blocked,
  note,
  onSend,
  onDrop,
  onNever,
}: {
  /** Why it cannot be sent now. */
  readonly blocked: string | undefined;
  /** What sending agrees to. */
  readonly note?: string;
  readonly onSend: () => void;
  readonly onDrop: () => void;
  readonly onNever: () => void;
}) {
  const boxRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Starts on the answer that does nothing.
    boxRef.current?.querySelector<HTMLElement>('[data-dont] button')?.focus();
  }, []);
  return (
    <div ref={boxRef} className="shrink-0 border-t border-line bg-app px-4 py-3">
      {note === undefined ? null : <p className="mb-2 text-12 text-ink-2">{note}</p>}
      <div className="flex items-center gap-2">
        <Button look="quiet" title={text.ai.preview.neverHelp} onClick={onNever}>
          {text.ai.preview.never}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            onDrop();
            goTo(routes.settings('ai'));
          }}
        >
          {text.ai.preview.settings}
        </Button>
        <span className="ml-auto flex items-center gap-2">
          <span data-dont="">
            <Button onClick={onDrop}>{text.ai.preview.dont}</Button>
          </span>
          <Button look="primary" keyName="$mod+Enter" blocked={blocked} onClick={onSend}>
            {text.ai.preview.send}
          </Button>
        </span>
      </div>
    </div>
  );
}
