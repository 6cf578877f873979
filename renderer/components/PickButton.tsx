import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Picker, type PickerItem } from './Picker.tsx';

/** An item with what is told beside it. */
export interface PickEntry extends PickerItem {
  readonly note?: string;
  readonly mono?: boolean;
}

/** A button that opens a searched list to choose one thing from, for lists too long for a menu. */
export function PickButton<Entry extends PickEntry>({
  label,
  search,
  empty,
  items,
  onPick,
  children,
}: {
  /** The button's name. */
  readonly label: string;
  readonly search: string;
  readonly empty: string;
  readonly items: readonly Entry[];
  readonly onPick: (item: Entry) => void;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={label}
        title={label}
        className="inline-flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-2 border border-edge bg-surface px-2.5 hover:bg-hover data-popup-open:bg-hover"
      >
        <span className="flex min-w-0 items-center gap-1.5 truncate">{children}</span>
        <ChevronDown aria-hidden="true" size={12} className="shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="z-50">
          <Popover.Popup className="float w-90 overflow-hidden rounded-3 border border-line bg-surface text-ink shadow-float outline-none">
            <Popover.Title className="sr-only">{label}</Popover.Title>
            <Picker<Entry>
              label={search}
              items={items}
              empty={empty}
              onPick={(item) => {
                setOpen(false);
                onPick(item);
              }}
            >
              {(item) => (
                <>
                  <span
                    className={`min-w-0 flex-1 truncate ${item.mono === true ? 'font-mono text-12' : ''}`}
                  >
                    {item.label}
                  </span>
                  {item.note === undefined ? null : (
                    <span className="max-w-40 shrink-0 truncate text-12 text-ink-3">{item.note}</span>
                  )}
                </>
              )}
            </Picker>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
