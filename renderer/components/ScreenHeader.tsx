import type { ReactNode } from 'react';

/** The line at the top of a view: its name, facts beside it, actions at the end. */
export function ScreenHeader({
  title,
  lead,
  facts,
  children,
}: {
  readonly title: string;
  /** Before the name: the way back. */
  readonly lead?: ReactNode;
  readonly facts?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    // Where there is a choice of views in it, it takes a second line rather than cut that off.
    <header className="flex min-h-12 shrink-0 items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1 has-[fieldset]:flex-wrap">
      {lead}
      <h1 className="min-w-0 truncate text-15 font-semibold" title={title}>
        {title}
      </h1>
      <div className="flex min-w-0 flex-1 items-center gap-3 text-12 text-ink-2 has-[>fieldset]:min-w-max">
        {facts}
      </div>
      <div className="flex shrink-0 items-center gap-2">{children}</div>
    </header>
  );
}
