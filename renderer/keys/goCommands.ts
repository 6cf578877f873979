import { useApp } from '../state/app/appState.ts';
import { goTo, routes, type ViewName } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** The views; the number is the one on the key. */
export const goCommands: readonly Command[] = [
  go('inbox', 1, routes.inbox),
  go('review', 2, () => routes.review(useApp.getState().review?.fileId)),
  go('schemas', 3, routes.schemas),
  go('history', 4, routes.history),
  go('jobs', 5, routes.jobs),
  go('scan', 6, routes.scan),
  go('ask', 7, routes.ask),
  go('settings', 9, routes.settings),
  go('leads', 8, routes.leads),
  commandOf('go', 'memory', {
    title: text.commands.memory,
    keys: [],
    scope: 'app',
    menu: 'go',
    run: () => goTo(routes.settings('memory')),
  }),
];

function go(view: ViewName, digit: number, path: () => string): Command {
  return commandOf('go', view, {
    title: text.commands[view],
    keys: [`Alt+${String(digit)}`],
    scope: 'app',
    menu: 'go',
    run: () => goTo(path()),
  });
}
