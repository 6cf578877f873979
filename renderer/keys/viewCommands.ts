import { focusFilter } from '../components/focus.ts';
import { focusPart } from '../components/focusPart.ts';
import { hasOwnMenu } from '../client/session.ts';
import { openOverlay } from '../state/app/appState.ts';
import { goTo, routes } from '../state/app/routes.ts';
import { putSettings } from '../state/settings/settingsActions.ts';
import { nextTheme } from '../state/app/theme.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** What is the same in every view. */
export const viewCommands: readonly Command[] = [
  commandOf('view', 'filter', {
    title: text.commands.filter,
    keys: ['/'],
    scope: 'app',
    menu: 'view',
    run: focusFilter,
  }),
  commandOf('view', 'palette', {
    title: text.commands.palette,
    keys: ['$mod+K'],
    scope: 'app',
    menu: 'view',
    run: () => openOverlay('palette'),
  }),
  commandOf('view', 'keys', {
    title: text.commands.keys,
    keys: ['?'],
    scope: 'app',
    menu: 'help',
    run: () => openOverlay('keys'),
  }),
  commandOf('view', 'nextPart', {
    title: text.commands.nextPart,
    keys: ['F6'],
    scope: 'app',
    menu: 'go',
    run: () => focusPart(1),
  }),
  commandOf('view', 'previousPart', {
    title: text.commands.previousPart,
    keys: ['Shift+F6'],
    scope: 'app',
    menu: 'go',
    run: () => focusPart(-1),
  }),
  commandOf('view', 'changeKeys', {
    title: text.commands.changeKeys,
    keys: [],
    scope: 'app',
    menu: 'help',
    run: () => goTo(routes.settings('keys')),
  }),
  commandOf('view', 'menu', {
    title: text.commands.menu,
    keys: ['Alt+M', 'F10'],
    scope: 'app',
    hidden: true,
    offered: hasOwnMenu,
    run: () => openOverlay('menu'),
  }),
  commandOf('view', 'theme', {
    title: text.commands.theme,
    keys: [],
    scope: 'app',
    menu: 'view',
    run: () => void putSettings({ theme: nextTheme() }),
  }),
];
