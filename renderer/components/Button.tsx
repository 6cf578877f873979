import type { ReactNode } from 'react';
import { Keys } from './Keys.tsx';

const looks = {
  primary:
    'bg-accent text-on-accent border-accent hover:bg-accent-hover hover:border-accent-hover font-medium',
  plain: 'bg-surface text-ink border-edge hover:bg-hover',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink',
  danger: 'bg-surface text-bad border-edge hover:bg-bad-bg',
} as const;

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly look?: keyof typeof looks;
  /** A key that nobody can change, such as a dialog's own; shown beside the words. */
  readonly keyName?: string;
  /** The id of the command that it stands for; the command's key is shown beside the words. */
  readonly command?: string;
  /** Why it cannot be pressed now. The button stays in the focus order, so that the reason can be found. */
  readonly blocked?: string | undefined;
  /** What a press does while blocked: shows what stands in the way. */
  readonly onBlocked?: () => void;
  readonly label?: string;
  readonly title?: string | undefined;
  readonly describedBy?: string;
  /** Within a table, which has the one stop for the Tab key. */
  readonly outOfOrder?: boolean;
  /** Whether it is on, for a button that switches something. */
  readonly pressed?: boolean;
  /** Whether what it opens is open, for a button that shows more. */
  readonly expanded?: boolean;
}

/** 28 pixels high, so that it is a target of at least 24 with its border. */
export function Button({
  children,
  onClick,
  look = 'plain',
  keyName,
  command,
  blocked,
  onBlocked,
  label,
  title,
  describedBy,
  outOfOrder = false,
  pressed,
  expanded,
}: ButtonProps) {
  const off = blocked !== undefined;
  return (
    <button
      type="button"
      aria-disabled={off || undefined}
      aria-label={label}
      aria-describedby={describedBy}
      aria-pressed={pressed}
      aria-expanded={expanded}
      tabIndex={outOfOrder ? -1 : undefined}
      title={blocked ?? title}
      onClick={() => {
        if (off) onBlocked?.();
        else onClick();
      }}
      className={`inline-flex h-7 shrink-0 items-center gap-1.5 rounded-2 border px-2.5 whitespace-nowrap transition-colors duration-(--t-fast) ${
        off
          ? 'border-line bg-subtle text-ink-3'
          : pressed === true
            ? 'border-accent bg-selected text-accent'
            : looks[look]
      }`}
    >
      {children}
      {keyName === undefined && command === undefined ? null : (
        <Keys binding={keyName} command={command} tone={look === 'primary' && !off ? 'bright' : 'plain'} />
      )}
    </button>
  );
}

/** A square button with a picture; `label` is its name. */
export function IconButton({
  label,
  onClick,
  children,
  pressed,
  blocked,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly pressed?: boolean;
  readonly blocked?: boolean;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={blocked === true || undefined}
      title={label}
      onClick={() => {
        if (blocked !== true) onClick();
      }}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-2 border border-transparent ${
        blocked === true ? 'text-ink-3 opacity-60' : 'text-ink-2 hover:bg-hover hover:text-ink'
      } ${pressed === true ? 'bg-selected text-accent' : ''}`}
    >
      {children}
    </button>
  );
}
