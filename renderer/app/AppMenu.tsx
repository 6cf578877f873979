import { Menu } from '@base-ui/react/menu';
import { ChevronRight, Menu as Bars } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Keys } from '../components/Keys.tsx';
import { keyWords } from '../components/keyWords.ts';
import { hasOwnMenu } from '../client/session.ts';
import { menuModel } from '../keys/menuModel.ts';
import { runCommand } from '../keys/runCommand.ts';
import { openOverlay, useApp } from '../state/app/appState.ts';
import { useCommandKeys, useKeyOf } from '../state/settings/commandKeys.ts';
import { text } from '../text/en.ts';

const popup =
  'float max-h-(--available-height) min-w-52 overflow-auto rounded-3 border border-line bg-surface py-1 text-ink shadow-float outline-none';
const line =
  'flex min-h-7 cursor-default items-center gap-6 px-3 py-1 outline-none data-highlighted:bg-selected data-disabled:text-ink-3 data-popup-open:bg-hover';

/** The menus of the app where the host has no bar for them: everything that keys do, for those who do not know them. */
export function AppMenu() {
  const open = useApp((state) => state.overlay === 'menu');
  const key = useKeyOf('view.menu');
  const before = useRef<HTMLElement>(null);
  const taken = useRef<string>(undefined);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      useApp.subscribe((now, last) => {
        const { activeElement } = document;
        if (now.overlay === 'menu' && last.overlay !== 'menu' && activeElement instanceof HTMLElement)
          before.current = activeElement;
      }),
    [],
  );
  if (!hasOwnMenu()) return null;
  const name = text.keys.menu;
  return (
    <Menu.Root
      open={open}
      onOpenChange={(isOpen) => openOverlay(isOpen ? 'menu' : 'none')}
      onOpenChangeComplete={(isOpen) => {
        const id = taken.current;
        taken.current = undefined;
        // By now the focus is back where it was, so that the command may move it.
        if (!isOpen && id !== undefined) runCommand(id);
      }}
    >
      <Menu.Trigger
        aria-label={name}
        title={key === undefined ? name : `${name} (${keyWords(key).join(' ')})`}
        className="ml-auto inline-flex size-7 shrink-0 items-center justify-center rounded-2 text-ink-2 hover:bg-hover data-popup-open:bg-hover"
      >
        <Bars aria-hidden="true" size={16} />
      </Menu.Trigger>
      {/* Inside the navigation, so that the menus belong to a part of the page. */}
      <span ref={place} className="contents" />
      <Menu.Portal container={place}>
        <Menu.Positioner sideOffset={4} align="start" className="z-50">
          <Menu.Popup
            className={popup}
            finalFocus={() => (before.current?.isConnected ? before.current : true)}
          >
            {open ? <Menus place={place} onTake={(id) => (taken.current = id)} /> : null}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Menus({
  place,
  onTake,
}: {
  readonly place: RefObject<HTMLSpanElement | null>;
  readonly onTake: (commandId: string) => void;
}) {
  const keys = useCommandKeys((state) => state.keys);
  return menuModel(keys).map(({ name, items }) => (
    <Menu.SubmenuRoot key={name}>
      <Menu.SubmenuTrigger className={line}>
        <span className="flex-1">{text.keys.menus[name]}</span>
        <ChevronRight aria-hidden="true" size={13} className="text-ink-3" />
      </Menu.SubmenuTrigger>
      <Menu.Portal container={place}>
        <Menu.Positioner sideOffset={-2} alignOffset={-4} className="z-50">
          <Menu.Popup className={popup}>
            {items.map(({ id, title, why }) => (
              <Menu.Item
                key={id}
                disabled={why !== undefined}
                onClick={() => onTake(id)}
                title={why}
                className={line}
              >
                <span className="flex-1">{title}</span>
                {why === undefined ? null : <span className="sr-only">{why}</span>}
                <Keys command={id} />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  ));
}
