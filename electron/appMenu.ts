import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type ShellMenus, shellMenusForm } from '../core/contract/shellMenu.ts';

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/**
 * Makes the menu bar of the page's commands and the system's own. The page listens for the keys itself; here they are
 * shown, and the ones without a modifier are left out on a Mac, which would take every letter typed.
 *
 * @param menus as the page sent them; what is no list of menus gives the system's part alone
 * @param run told the id of the command that was taken
 */
export function setAppMenu(menus: unknown, run: (commandId: string) => void): void {
  const mac = process.platform === 'darwin';
  const given: ShellMenus = shellMenusForm.safeParse(menus).data ?? [];
  const plain = (label: string): string => (mac ? label.replace(/&(.)/g, '$1') : label);
  const items = (name: string): Item[] =>
    (given.find((menu) => menu.name === name)?.items ?? []).map(({ id, label, accelerator, enabled }) => ({
      id,
      label: plain(label),
      enabled,
      registerAccelerator: false,
      ...(accelerator === undefined || (mac && !/\+|^F\d/.test(accelerator)) ? {} : { accelerator }),
      click: () => run(id),
    }));
  const menu = (name: string, english: string, own: readonly Item[] = []): Item[] => {
    const submenu = [...items(name), ...(own.length > 0 && items(name).length > 0 ? [line] : []), ...own];
    const label = given.find((one) => one.name === name)?.label ?? english;
    return submenu.length === 0 ? [] : [{ label: plain(label), submenu }];
  };
  const template: Item[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    ...menu('file', '&File', [mac ? { role: 'close' } : { role: 'quit' }]),
    ...menu('edit', '&Edit', [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]),
    ...menu('review', '&Review'),
    ...menu('view', '&View', [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
    ]),
    ...menu('go', '&Go'),
    { role: 'windowMenu' },
    ...menu('help', '&Help'),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
