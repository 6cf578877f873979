import { goTo, routes } from '../state/routes.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';
import { leadsDesk } from './leadsDesk.ts';

const words = text.leads.commands;
const hasGroup = (): boolean => leadsDesk()?.hasGroup() === true;

/** Loaded records, and what is decided of likely duplicates. */
export const leadsCommands: readonly Command[] = [
  commandOf('leads', 'merge', {
    title: words.merge,
    keys: ['M'],
    scope: 'duplicates',
    menu: 'edit',
    offered: hasGroup,
    why: text.leads.allDoneTitle,
    run: () => leadsDesk()?.merge(),
  }),
  commandOf('leads', 'skip', {
    title: words.skip,
    keys: ['S'],
    scope: 'duplicates',
    menu: 'edit',
    offered: hasGroup,
    why: text.leads.allDoneTitle,
    run: () => leadsDesk()?.skip(),
  }),
  commandOf('leads', 'different', {
    title: words.different,
    keys: ['U'],
    scope: 'duplicates',
    menu: 'edit',
    offered: hasGroup,
    why: text.leads.allDoneTitle,
    run: () => leadsDesk()?.different(),
  }),
  commandOf('leads', 'undo', {
    title: words.undo,
    keys: ['$mod+Z'],
    scope: 'duplicates',
    menu: 'edit',
    run: () => leadsDesk()?.undo(),
  }),
  commandOf('leads', 'next', {
    title: words.next,
    keys: ['J'],
    scope: 'duplicates',
    menu: 'go',
    repeats: true,
    offered: hasGroup,
    why: text.leads.allDoneTitle,
    run: () => leadsDesk()?.move(1),
  }),
  commandOf('leads', 'previous', {
    title: words.previous,
    keys: ['K'],
    scope: 'duplicates',
    menu: 'go',
    repeats: true,
    offered: hasGroup,
    why: text.leads.allDoneTitle,
    run: () => leadsDesk()?.move(-1),
  }),
  commandOf('leads', 'compare', {
    title: words.compare,
    keys: ['Enter'],
    scope: 'duplicates',
    menu: 'go',
    offered: hasGroup,
    why: text.leads.allDoneTitle,
    run: () => leadsDesk()?.compare(),
  }),
  commandOf('leads', 'edit', {
    title: words.edit,
    keys: ['F2', 'Enter'],
    scope: 'leads',
    menu: 'edit',
    run: () => leadsDesk()?.edit(),
  }),
  commandOf('leads', 'duplicates', {
    title: words.duplicates,
    keys: [],
    scope: 'app',
    menu: 'go',
    run: () => goTo(routes.leads('duplicates')),
  }),
  commandOf('leads', 'decisions', {
    title: words.decisions,
    keys: [],
    scope: 'app',
    menu: 'go',
    run: () => goTo(routes.leads('decisions')),
  }),
];
