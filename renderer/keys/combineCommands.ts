import { focusGrid } from '../components/focus.ts';
import { setReview, useApp } from '../state/app/appState.ts';
import { stepFilter } from '../state/review/filterActions.ts';
import { openCombine, openSplit } from '../state/review/shapingActions.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

const decided = (): boolean => useApp.getState().review?.view?.decisions != null;

/** Looking at columns of a kind, making one field of several columns and several of one, and what feeds each field. */
export const combineCommands: readonly Command[] = [
  commandOf('review', 'nextFilter', {
    title: text.commands.nextFilter,
    keys: ['F'],
    scope: 'grid',
    menu: 'view',
    run: () => stepFilter(1),
  }),
  commandOf('review', 'previousFilter', {
    title: text.commands.previousFilter,
    keys: ['Shift+F'],
    scope: 'grid',
    menu: 'view',
    run: () => stepFilter(-1),
  }),
  commandOf('review', 'combine', {
    title: text.commands.combine,
    keys: ['Shift+J'],
    scope: 'grid',
    menu: 'review',
    offered: decided,
    run: () => openCombine(),
  }),
  commandOf('review', 'split', {
    title: text.commands.split,
    keys: ['Shift+S'],
    scope: 'grid',
    menu: 'review',
    offered: decided,
    run: () => openSplit(),
  }),
  commandOf('review', 'fields', {
    title: text.commands.targetFields,
    keys: ['Shift+M'],
    scope: 'table',
    menu: 'view',
    offered: decided,
    run: () => {
      const { review } = useApp.getState();
      if (review === null) return;
      setReview(review.fileId, { panel: review.panel === 'fields' ? 'rows' : 'fields' });
      if (review.panel === 'fields') focusGrid();
    },
  }),
];
