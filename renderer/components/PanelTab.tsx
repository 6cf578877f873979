import type { ReactNode } from 'react';

/** One of the tabs above a panel of the desk. */
export function PanelTab({
  chosen,
  onChoose,
  children,
}: {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={chosen}
      onClick={onChoose}
      className={`h-7 rounded-1 px-2 text-12 whitespace-nowrap ${
        chosen ? 'bg-subtle font-semibold text-ink' : 'text-ink-2 hover:bg-hover'
      }`}
    >
      {children}
    </button>
  );
}
