import { setReview, useApp } from '../state/app/appState.ts';
import {
  acceptAll,
  acceptRow,
  goToNextOpen,
  ignoreRow,
  takeCandidate,
} from '../state/review/draftActions.ts';
import { moveCursor } from '../state/review/moveCursor.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** Numbers of the candidates that have a key. */
export const candidateDigits = [1, 2, 3, 4, 5] as const;

/** Going from column to column and deciding on each. */
export const columnCommands: readonly Command[] = [
  commandOf('review', 'down', {
    title: text.commands.down,
    keys: ['J'],
    scope: 'grid',
    hidden: true,
    repeats: true,
    run: () => moveCursor(1),
  }),
  commandOf('review', 'up', {
    title: text.commands.up,
    keys: ['K'],
    scope: 'grid',
    hidden: true,
    repeats: true,
    run: () => moveCursor(-1),
  }),
  commandOf('review', 'accept', {
    title: text.commands.accept,
    keys: ['A', 'Space'],
    scope: 'grid',
    menu: 'review',
    run: () => acceptRow(),
  }),
  ...candidateDigits.map((digit) =>
    commandOf('review', `candidate${String(digit)}`, {
      title: text.commands.candidate(digit),
      keys: [String(digit)],
      scope: 'grid',
      hidden: true,
      run: () => takeCandidate(digit - 1),
    }),
  ),
  commandOf('review', 'choose', {
    title: text.commands.choose,
    keys: ['E', 'Enter'],
    scope: 'grid',
    menu: 'review',
    run: chooseAtCursor,
  }),
  commandOf('review', 'ignore', {
    title: text.commands.ignore,
    keys: ['X'],
    scope: 'grid',
    menu: 'review',
    run: () => ignoreRow(),
  }),
  commandOf('review', 'next', {
    title: text.commands.next,
    keys: ['N'],
    scope: 'grid',
    menu: 'review',
    run: goToNextOpen,
  }),
  commandOf('review', 'acceptAll', {
    title: text.commands.acceptAll,
    keys: ['Shift+A'],
    scope: 'grid',
    menu: 'review',
    run: acceptAll,
  }),
];

function chooseAtCursor(): void {
  const { review: open } = useApp.getState();
  if (open !== null && open.cursor !== null) setReview(open.fileId, { choosing: open.cursor });
}
