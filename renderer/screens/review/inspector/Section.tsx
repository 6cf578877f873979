import type { ReactNode } from 'react';

/** A part of the inspector under its own small heading. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  /** Beside the heading, at the end of its line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="mb-1.5 flex min-h-5 items-center justify-between gap-2">
        <h3 className="text-11 font-semibold text-ink-3">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
