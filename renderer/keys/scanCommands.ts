import { goTo, routes } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';
import { type ScanAction, scanAction } from './scanDesk.ts';

const { commands: words } = text;

/** Searching documents for codes: the list of matches, and the document that one of them stands in. */
export const scanCommands: readonly Command[] = [
  commandOf('scan', 'new', {
    title: words.scanNew,
    keys: [],
    scope: 'app',
    menu: 'file',
    run: () => goTo(`${routes.scan()}/new`),
  }),
  of('scan', 'open', { title: words.scanOpen, keys: ['Enter'] }),
  of('scan', 'newest', { title: words.scanNewest, keys: ['N'] }),
  of('scan', 'code', { title: words.scanCode, keys: ['C'] }),
  of('scan', 'file', { title: words.scanFile, keys: ['F'] }),
  of('scan', 'all', { title: words.scanAll, keys: ['X'] }),
  of('scan', 'pause', { title: words.scanPause, keys: ['P'] }),
  of('scan', 'report', { title: words.scanReport, keys: ['R'] }),
  of('scan', 'stop', { title: words.scanStop, keys: [] }),
  of('page', 'nextMatch', { title: words.pageNextMatch, keys: ['J', 'N'], repeats: true }),
  of('page', 'previousMatch', { title: words.pagePreviousMatch, keys: ['K'], repeats: true }),
  of('page', 'nextPage', { title: words.pageNext, keys: ['L'], repeats: true }),
  of('page', 'previousPage', { title: words.pagePrevious, keys: ['H'], repeats: true }),
  of('page', 'larger', { title: words.pageLarger, keys: ['+', '='], repeats: true }),
  of('page', 'smaller', { title: words.pageSmaller, keys: ['-'], repeats: true }),
  of('page', 'whole', { title: words.pageWhole, keys: ['0'] }),
];

function of(
  scope: 'scan' | 'page',
  action: ScanAction,
  given: { readonly title: string; readonly keys: readonly string[]; readonly repeats?: boolean },
): Command {
  return commandOf('scan', action, {
    ...given,
    scope,
    menu: scope === 'scan' ? 'review' : 'go',
    offered: () => scanAction(action) !== undefined,
    run: () => scanAction(action)?.(),
  });
}
