import type { ReactNode } from 'react';

/** Nothing to show: one sentence, one action. */
export function EmptyState({
  title,
  children,
  picture,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly picture?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-6 text-center">
      {picture === undefined ? null : (
        <div aria-hidden="true" className="mb-1 text-ink-3">
          {picture}
        </div>
      )}
      <p className="text-15 font-semibold">{title}</p>
      {children === undefined ? null : <div className="max-w-120 text-ink-2">{children}</div>}
      {actions === undefined ? null : (
        <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}
