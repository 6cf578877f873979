import type { ReactNode } from 'react';

/** A part of a run's record under its heading, with what can be done with it at the end of that line. */
export function RunSection({
  title,
  action,
  framed = true,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  /** Drawn around, for lists and figures. */
  readonly framed?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h3 className="text-11 font-semibold text-ink-3">{title}</h3>
        {action}
      </div>
      {framed ? <div className="overflow-hidden rounded-3 border border-line">{children}</div> : children}
    </section>
  );
}
