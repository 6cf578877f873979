import { Rows3 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '../Button.tsx';

const signs = {
  bad: { sign: '✕', tone: 'text-bad' },
  warn: { sign: '⚠', tone: 'text-warn' },
  ok: { sign: '✓', tone: 'text-ok' },
  plain: { sign: '~', tone: 'text-ink-3' },
} as const;

/** Findings below each other. Up and Down go from button to button, beside Tab. */
export function FindingList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between the buttons inside
    <ul aria-label={label} onKeyDown={moveInside} className="@container">
      {children}
    </ul>
  );
}

/** One thing that was found in rows: what it is, a few examples, and the way to the rows. Examples stand below where there is no room beside. */
export function Finding({
  sign = 'bad',
  children,
  examples,
  show,
}: {
  readonly sign?: keyof typeof signs;
  readonly children: ReactNode;
  readonly examples?: ReactNode;
  /** The way to its rows; a text says why there is none. */
  readonly show:
    | {
        readonly words: string;
        readonly label: string;
        readonly onShow: () => void;
        readonly blocked?: string | undefined;
      }
    | string
    | null;
}) {
  const look = signs[sign];
  return (
    <li className="grid min-h-9 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-b border-line px-4 py-1 last:border-b-0 @3xl:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <span aria-hidden="true" className={`w-3 text-center ${look.tone}`}>
        {look.sign}
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
      <span className="flex justify-end @3xl:order-last">
        {typeof show === 'string' ? (
          <span className="text-12 text-ink-3">{show}</span>
        ) : show === null ? null : (
          <Button label={show.label} title={show.label} blocked={show.blocked} onClick={show.onShow}>
            <Rows3 aria-hidden="true" size={14} className="@lg:hidden" />
            <span className="hidden @lg:inline">{show.words}</span>
          </Button>
        )}
      </span>
      {examples === undefined ? (
        <span className="hidden @3xl:block" />
      ) : (
        <span className="col-start-2 col-end-4 min-w-0 @3xl:col-auto">{examples}</span>
      )}
    </li>
  );
}

function moveInside(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const to = buttons[buttons.findIndex((button) => button === event.target) + step];
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}
