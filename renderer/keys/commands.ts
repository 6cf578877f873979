import { goTo, routes } from '../state/routes.ts';
import { nextTheme } from '../state/theme.ts';
import { openOverlay, setReview, useApp } from '../state/appState.ts';
import { requestApproval } from '../state/approveActions.ts';
import { showChanges } from '../state/changeActions.ts';
import { startCheck } from '../state/checkActions.ts';
import { acceptAll, acceptRow, goToNextOpen, ignoreRow, step, takeCandidate } from '../state/draftActions.ts';
import { chooseFiles } from '../state/inboxActions.ts';
import { moveCursor } from '../state/moveCursor.ts';
import { putSettings } from '../state/settingsActions.ts';
import { text } from '../text/en.ts';
import {
  changesAttribute,
  focusFilter,
  focusGrid,
  focusRequired,
  focusSoon,
  gridHasFocus,
} from '../components/focus.ts';
import { aiCommands } from './aiCommands.ts';
import { type Command, commandOf } from './command.ts';
import { readingCommands } from './readingCommands.ts';

const go = (title: string, key: number, path: string): Command => ({
  id: `go.${path}`,
  group: 'go',
  title,
  keys: [`Alt+${String(key)}`],
  scope: 'app',
  single: false,
  run: () => goTo(path === routes.review() ? currentReviewPath() : path),
});

/** Everything that keys, the palette and the sheet of keys offer; this table is the only place where it stands. */
export const commands: readonly Command[] = [
  go(text.commands.inbox, 1, routes.inbox()),
  go(text.commands.review, 2, routes.review()),
  go(text.commands.schemas, 3, routes.schemas()),
  go(text.commands.history, 4, routes.history()),
  go(text.commands.settings, 5, routes.settings()),
  {
    id: 'go.memory',
    group: 'go',
    title: text.commands.memory,
    keys: [],
    scope: 'app',
    single: false,
    run: () => goTo(routes.settings('memory')),
  },
  {
    id: 'file.open',
    group: 'file',
    title: text.commands.openFiles,
    keys: ['$mod+O'],
    scope: 'app',
    single: false,
    run: chooseFiles,
  },
  commandOf('review', 'down', {
    title: text.commands.down,
    keys: ['J'],
    scope: 'grid',
    single: true,
    hidden: true,
    run: () => moveCursor(1),
  }),
  commandOf('review', 'up', {
    title: text.commands.up,
    keys: ['K'],
    scope: 'grid',
    single: true,
    hidden: true,
    run: () => moveCursor(-1),
  }),
  commandOf('review', 'accept', {
    title: text.commands.accept,
    keys: ['A', 'Space'],
    scope: 'grid',
    single: true,
    run: () => acceptRow(),
  }),
  ...[1, 2, 3, 4, 5].map((digit) =>
    commandOf('review', `candidate${String(digit)}`, {
      title: text.commands.candidate,
      keys: [String(digit)],
      scope: 'grid',
      single: true,
      hidden: true,
      run: () => takeCandidate(digit - 1),
    }),
  ),
  commandOf('review', 'choose', {
    title: text.commands.choose,
    keys: ['E', 'Enter'],
    scope: 'grid',
    single: true,
    run: chooseAtCursor,
  }),
  commandOf('review', 'ignore', {
    title: text.commands.ignore,
    keys: ['X'],
    scope: 'grid',
    single: true,
    run: () => ignoreRow(),
  }),
  commandOf('review', 'next', {
    title: text.commands.next,
    keys: ['N'],
    scope: 'grid',
    single: true,
    run: goToNextOpen,
  }),
  commandOf('review', 'acceptAll', {
    title: text.commands.acceptAll,
    keys: ['Shift+A'],
    scope: 'grid',
    single: true,
    run: acceptAll,
  }),
  commandOf('review', 'undo', {
    title: text.commands.undo,
    keys: ['$mod+Z'],
    scope: 'review',
    single: false,
    run: () => step(-1),
  }),
  commandOf('review', 'redo', {
    title: text.commands.redo,
    keys: ['$mod+Y', '$mod+Shift+Z'],
    scope: 'review',
    single: false,
    run: () => step(1),
  }),
  commandOf('review', 'approve', {
    title: text.commands.approve,
    keys: ['$mod+Enter'],
    scope: 'review',
    single: false,
    run: () => void requestApproval(),
  }),
  commandOf('review', 'check', {
    title: text.commands.check,
    keys: ['$mod+Shift+C'],
    scope: 'review',
    single: false,
    run: () => {
      changePanel('check');
      void startCheck();
    },
  }),
  commandOf('review', 'preview', {
    title: text.commands.preview,
    keys: ['P'],
    scope: 'grid',
    single: true,
    run: () => changePanel(useApp.getState().review?.panel === 'closed' ? 'rows' : 'closed'),
  }),
  commandOf('review', 'diff', {
    title: text.commands.diff,
    keys: ['D'],
    scope: 'grid',
    single: true,
    run: () => changePanel(useApp.getState().review?.panel === 'diff' ? 'rows' : 'diff'),
  }),
  commandOf('review', 'changes', {
    title: text.commands.changes,
    keys: ['C'],
    scope: 'table',
    single: true,
    run: () => {
      showChanges();
      focusSoon(changesAttribute);
    },
  }),
  commandOf('review', 'required', {
    title: text.commands.required,
    keys: ['M'],
    scope: 'table',
    single: true,
    run: focusRequired,
  }),
  commandOf('review', 'inspector', {
    title: text.commands.inspector,
    keys: ['I'],
    scope: 'grid',
    single: true,
    run: toggleInspector,
  }),
  ...readingCommands,
  ...aiCommands,
  commandOf('review', 'back', {
    title: text.commands.back,
    keys: ['Escape'],
    scope: 'table',
    single: true,
    hidden: true,
    run: goBack,
  }),
  {
    id: 'view.filter',
    group: 'view',
    title: text.commands.filter,
    keys: ['[Shift]+/'],
    scope: 'app',
    single: true,
    run: focusFilter,
  },
  {
    id: 'view.palette',
    group: 'view',
    title: text.commands.palette,
    keys: ['$mod+K'],
    scope: 'app',
    single: false,
    run: () => openOverlay('palette'),
  },
  {
    id: 'view.keys',
    group: 'view',
    title: text.commands.keys,
    keys: ['[Shift]+?'],
    scope: 'app',
    single: true,
    run: () => openOverlay('keys'),
  },
  {
    id: 'view.theme',
    group: 'view',
    title: text.commands.theme,
    keys: [],
    scope: 'app',
    single: false,
    run: () => void putSettings({ theme: nextTheme() }),
  },
];

function currentReviewPath(): string {
  return routes.review(useApp.getState().review?.fileId);
}

function chooseAtCursor(): void {
  const { review: open } = useApp.getState();
  if (open !== null && open.cursor !== null) setReview(open.fileId, { choosing: open.cursor });
}

function changePanel(panel: 'rows' | 'check' | 'diff' | 'closed'): void {
  const { review: open } = useApp.getState();
  if (open !== null) setReview(open.fileId, { panel });
}

/**
 * Goes back to the table of columns. From there it takes back what was opened last: details, rows stepped through,
 * filter; then it leaves for the Inbox.
 */
function goBack(): void {
  const { review: open } = useApp.getState();
  if (open === null) return;
  if (!gridHasFocus() && open.view?.proposal != null) focusGrid();
  else if (open.inspectorOpen) setReview(open.fileId, { inspectorOpen: false });
  else if (open.trail !== null) setReview(open.fileId, { trail: null });
  else if (open.filter !== 'all' || open.query !== '') setReview(open.fileId, { filter: 'all', query: '' });
  else goTo(routes.inbox());
}

function toggleInspector(): void {
  const { review: open } = useApp.getState();
  if (open !== null) setReview(open.fileId, { inspectorOpen: !open.inspectorOpen });
}
