import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** Set to the right, quieter. */
  readonly note?: string;
  readonly chosen?: boolean;
  /** A line above parts it from what is chosen among. */
  readonly apart?: boolean;
  readonly onPick: () => void;
}

/** A button that opens a list of things to do or to choose from. */
export function MenuButton({
  label,
  prefix,
  title,
  children,
  entries,
  look = 'plain',
  arrow = true,
  head,
}: {
  /** The button's name where its content is a picture. */
  readonly label?: string;
  /** Read out before the content, where the content alone does not say what is chosen. */
  readonly prefix?: string;
  readonly title?: string;
  readonly children: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly look?: 'plain' | 'quiet' | 'chip';
  readonly arrow?: boolean;
  /** Above the entries: what is chosen among. */
  readonly head?: ReactNode;
}) {
  const shape =
    look === 'chip'
      ? 'h-6 rounded-1 border-line px-2 text-12 hover:bg-hover'
      : look === 'quiet'
        ? 'h-7 rounded-2 border-transparent px-1.5 text-ink-2 hover:bg-hover'
        : 'h-7 rounded-2 border-edge px-2.5 hover:bg-hover';
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={label}
        title={title ?? label ?? prefix}
        className={`inline-flex shrink-0 items-center gap-1.5 border bg-surface whitespace-nowrap data-popup-open:bg-hover ${shape}`}
      >
        {prefix === undefined ? null : <span className="sr-only">{prefix}: </span>}
        {children}
        {arrow ? <ChevronDown aria-hidden="true" size={12} className="text-ink-3" /> : null}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50">
          <Menu.Popup className="float max-h-(--available-height) min-w-44 overflow-auto rounded-3 border border-line bg-surface py-1 text-ink shadow-float outline-none">
            {head}
            {entries.map((entry) => (
              <Menu.Item
                key={entry.id}
                onClick={entry.onPick}
                className={`flex min-h-7 cursor-default items-center gap-2 px-2 py-1 outline-none data-highlighted:bg-selected ${
                  entry.apart === true ? 'mt-1 border-t border-line pt-1.5' : ''
                }`}
              >
                <Check
                  aria-hidden="true"
                  size={14}
                  className={`shrink-0 text-accent ${entry.chosen === true ? '' : 'invisible'}`}
                />
                <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                {entry.note === undefined ? null : (
                  <span className="pl-4 text-12 text-ink-3">{entry.note}</span>
                )}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
