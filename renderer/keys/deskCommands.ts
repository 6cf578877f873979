import {
  changesAttribute,
  focusDetails,
  focusGrid,
  focusRequired,
  focusSoon,
  gridHasFocus,
} from '../components/focus.ts';
import { requestApproval } from '../state/review/approveActions.ts';
import { type ReviewState, setReview, useApp } from '../state/app/appState.ts';
import { showChanges } from '../state/review/changeActions.ts';
import { startCheck } from '../state/review/checkActions.ts';
import { step } from '../state/review/draftActions.ts';
import { goTo, routes } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** The file on the desk as a whole: undo, approval, and what is looked at. */
export const deskCommands: readonly Command[] = [
  commandOf('review', 'undo', {
    title: text.commands.undo,
    keys: ['$mod+Z'],
    scope: 'review',
    menu: 'edit',
    run: () => step(-1),
  }),
  commandOf('review', 'redo', {
    title: text.commands.redo,
    keys: ['$mod+Y', '$mod+Shift+Z'],
    scope: 'review',
    menu: 'edit',
    run: () => step(1),
  }),
  commandOf('review', 'approve', {
    title: text.commands.approve,
    keys: ['$mod+Enter'],
    scope: 'review',
    menu: 'review',
    run: () => void requestApproval(),
  }),
  commandOf('review', 'check', {
    title: text.commands.check,
    keys: ['$mod+Shift+C'],
    scope: 'review',
    menu: 'review',
    run: () => {
      changePanel('check');
      void startCheck();
    },
  }),
  commandOf('review', 'preview', {
    title: text.commands.preview,
    keys: ['P'],
    scope: 'grid',
    menu: 'view',
    run: () => changePanel(useApp.getState().review?.panel === 'closed' ? 'rows' : 'closed'),
  }),
  commandOf('review', 'diff', {
    title: text.commands.diff,
    keys: ['D'],
    scope: 'grid',
    menu: 'view',
    run: () => changePanel(useApp.getState().review?.panel === 'diff' ? 'rows' : 'diff'),
  }),
  commandOf('review', 'steps', {
    title: text.commands.steps,
    keys: ['U'],
    scope: 'grid',
    menu: 'view',
    run: () => changePanel(useApp.getState().review?.panel === 'steps' ? 'rows' : 'steps'),
  }),
  commandOf('review', 'bulk', {
    title: text.commands.bulk,
    keys: ['Shift+B'],
    scope: 'grid',
    menu: 'view',
    run: () => changePanel(useApp.getState().review?.panel === 'bulk' ? 'rows' : 'bulk'),
  }),
  commandOf('review', 'changes', {
    title: text.commands.changes,
    keys: ['C'],
    scope: 'table',
    menu: 'view',
    run: () => {
      showChanges();
      focusSoon(changesAttribute);
    },
  }),
  commandOf('review', 'required', {
    title: text.commands.required,
    keys: ['M'],
    scope: 'table',
    menu: 'go',
    run: focusRequired,
  }),
  commandOf('review', 'inspector', {
    title: text.commands.inspector,
    keys: ['I'],
    scope: 'grid',
    menu: 'view',
    run: toggleInspector,
  }),
  commandOf('review', 'details', {
    title: text.commands.details,
    keys: ['Alt+I'],
    scope: 'review',
    menu: 'go',
    run: () => {
      const { review: open } = useApp.getState();
      if (open !== null) setReview(open.fileId, { inspectorOpen: true });
      focusDetails();
    },
  }),
  commandOf('review', 'columns', {
    title: text.commands.columns,
    keys: ['Alt+C'],
    scope: 'review',
    menu: 'go',
    run: focusGrid,
  }),
  commandOf('review', 'back', {
    title: text.commands.back,
    keys: ['Escape'],
    scope: 'table',
    hidden: true,
    run: goBack,
  }),
];

function changePanel(panel: ReviewState['panel']): void {
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
