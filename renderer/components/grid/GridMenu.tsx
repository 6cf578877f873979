import { Menu } from '@base-ui/react/menu';
import { type RefObject, useMemo } from 'react';
import type { OpenGridMenu } from './gridMenu.ts';
import { Keys } from '../Keys.tsx';

/** The menu of a column or of the selected cells; the focus goes back to the grid. */
export function GridMenu({
  menu,
  onClose,
  gridRef,
}: {
  readonly menu: OpenGridMenu;
  readonly onClose: () => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
}) {
  const anchor = useMemo(() => anchorOf(menu.anchor), [menu.anchor]);
  return (
    <Menu.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={2} align="start" className="z-50">
          <Menu.Popup
            aria-label={menu.label}
            finalFocus={gridRef}
            className="float max-h-(--available-height) min-w-56 overflow-auto rounded-3 border border-line bg-surface py-1 text-ink shadow-float outline-none"
          >
            {menu.entries.map((entry) => (
              <Menu.Item
                key={entry.id}
                disabled={entry.off === true}
                onClick={entry.onPick}
                className={`flex min-h-7 cursor-default items-center gap-6 px-3 py-1 outline-none data-disabled:text-ink-3 data-highlighted:bg-selected ${
                  entry.apart === true ? 'mt-1 border-t border-line pt-1.5' : ''
                }`}
              >
                <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                <Keys binding={entry.keyName} command={entry.command} />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function anchorOf(anchor: OpenGridMenu['anchor']): Element | { getBoundingClientRect: () => DOMRect } {
  if (anchor instanceof Element) return anchor;
  return { getBoundingClientRect: () => new DOMRect(anchor.x, anchor.y, 0, 0) };
}
