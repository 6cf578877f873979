import type { HostBridge } from '../../core/contract/hostBridge.ts';
import type { ShellMenus } from '../../core/contract/shellMenu.ts';
import { useApp } from '../state/app/appState.ts';
import { useCommandKeys } from '../state/settings/commandKeys.ts';
import { text } from '../text/en.ts';
import { acceleratorOf, menuModel, withAccessKeys } from './menuModel.ts';
import { isForTexts, runCommand } from './runCommand.ts';

/** Changes within this time are told together, in milliseconds: a bar is built anew for each. */
const gatherMs = 150;

/** Keeps the menus of a shell that has a bar for them as they are here, and runs what is taken there. @returns the way to end it */
export function followMenus(bridge: HostBridge): () => void {
  if (bridge.showMenus === undefined) return () => undefined;
  bridge.onMenu?.(runCommand);
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    const menus = shellMenus(useCommandKeys.getState().keys);
    const now = JSON.stringify(menus);
    if (now === shown) return;
    shown = now;
    bridge.showMenus?.(menus);
  };
  const later = (): void => {
    timer ??= setTimeout(show, gatherMs);
  };
  const ends = [useApp.subscribe(later), useCommandKeys.subscribe(later)];
  window.addEventListener('hashchange', later);
  later();
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
    window.removeEventListener('hashchange', later);
  };
}

/** The menus as a shell is told them. */
export function shellMenus(keys: ReadonlyMap<string, readonly string[]>): ShellMenus {
  const menus = menuModel(keys);
  const titles = withAccessKeys(menus.map(({ name }) => text.keys.menus[name]));
  return menus.map(({ name, items }, at) => {
    const labels = withAccessKeys(items.map(({ title }) => title));
    return {
      name,
      label: titles[at] ?? '',
      items: items.map(({ id, title, key, why }, index) => {
        const accelerator = key === undefined ? undefined : acceleratorOf(key);
        return {
          id,
          label: labels[index] ?? title,
          enabled: why === undefined || isForTexts(id),
          ...(accelerator === undefined ? {} : { accelerator }),
        };
      }),
    };
  });
}
