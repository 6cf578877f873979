import { goTo, routes } from '../state/app/routes.ts';
import { aiIsNever } from '../state/review/aiActions.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';
import { leadsDesk } from './leadsDesk.ts';

const hasSuggestion = (): boolean => leadsDesk()?.hasSuggestion() === true;
const hasGroup = (): boolean => leadsDesk()?.hasGroup() === true;

const pages = [
  { way: 'next', title: text.commands.leadsNextPage, keys: ['Alt+PageDown'] },
  { way: 'before', title: text.commands.leadsPageBefore, keys: ['Alt+PageUp'] },
  { way: 'first', title: text.commands.leadsFirstPage, keys: [] },
  { way: 'last', title: text.commands.leadsLastPage, keys: [] },
] as const;

/** Loaded records, and what is decided of likely duplicates. */
export const leadsCommands: readonly Command[] = [
  commandOf('leads', 'merge', {
    title: text.commands.leadsMerge,
    keys: ['M'],
    scope: 'duplicates',
    menu: 'edit',
    offered: hasGroup,
    why: text.commands.noGroup,
    run: () => leadsDesk()?.merge(),
  }),
  commandOf('leads', 'skip', {
    title: text.commands.leadsSkip,
    keys: ['S'],
    scope: 'duplicates',
    menu: 'edit',
    offered: hasGroup,
    why: text.commands.noGroup,
    run: () => leadsDesk()?.skip(),
  }),
  commandOf('leads', 'different', {
    title: text.commands.leadsDifferent,
    keys: ['U'],
    scope: 'duplicates',
    menu: 'edit',
    offered: hasGroup,
    why: text.commands.noGroup,
    run: () => leadsDesk()?.different(),
  }),
  commandOf('leads', 'undo', {
    title: text.commands.leadsUndo,
    keys: ['$mod+Z'],
    scope: 'duplicates',
    menu: 'edit',
    run: () => leadsDesk()?.undo(),
  }),
  commandOf('leads', 'next', {
    title: text.commands.leadsNext,
    keys: ['J'],
    scope: 'duplicates',
    menu: 'go',
    repeats: true,
    offered: hasGroup,
    why: text.commands.noGroup,
    run: () => leadsDesk()?.move(1),
  }),
  commandOf('leads', 'previous', {
    title: text.commands.leadsPrevious,
    keys: ['K'],
    scope: 'duplicates',
    menu: 'go',
    repeats: true,
    offered: hasGroup,
    why: text.commands.noGroup,
    run: () => leadsDesk()?.move(-1),
  }),
  commandOf('leads', 'compare', {
    title: text.commands.leadsCompare,
    keys: ['Enter'],
    scope: 'duplicates',
    menu: 'go',
    offered: hasGroup,
    why: text.commands.noGroup,
    run: () => leadsDesk()?.compare(),
  }),
  commandOf('leads', 'edit', {
    title: text.commands.leadsEdit,
    keys: ['F2', 'Enter'],
    scope: 'leads',
    menu: 'edit',
    run: () => leadsDesk()?.edit(),
  }),
  commandOf('leads', 'accept', {
    title: text.commands.leadsAccept,
    absent: aiIsNever,
    keys: ['A'],
    scope: 'leads',
    menu: 'edit',
    offered: hasSuggestion,
    why: text.commands.noSuggestion,
    run: () => leadsDesk()?.accept(),
  }),
  commandOf('leads', 'keep', {
    title: text.commands.leadsKeep,
    absent: aiIsNever,
    keys: ['X'],
    scope: 'leads',
    menu: 'edit',
    offered: hasSuggestion,
    why: text.commands.noSuggestion,
    run: () => leadsDesk()?.keep(),
  }),
  ...pages.map(({ way, title, keys }) =>
    commandOf('leads', `${way}Page`, {
      title,
      keys,
      scope: 'leads',
      menu: 'go',
      repeats: true,
      run: () => leadsDesk()?.page(way),
    }),
  ),
  commandOf('leads', 'duplicates', {
    title: text.commands.leadsDuplicates,
    keys: [],
    scope: 'app',
    menu: 'go',
    run: () => goTo(routes.leads('duplicates')),
  }),
  commandOf('leads', 'decisions', {
    title: text.commands.leadsDecisions,
    keys: [],
    scope: 'app',
    menu: 'go',
    run: () => goTo(routes.leads('decisions')),
  }),
];
