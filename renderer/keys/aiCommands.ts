import { aiIsNever, aiIsOn, askAi, showAiRequest } from '../state/review/aiActions.ts';
import { setReview, useApp } from '../state/app/appState.ts';
import { goTo, routes } from '../state/app/routes.ts';
import { aiStanding } from '../state/columns/votes.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** The language model: asking it, reading what would be sent, what it voted on, what was sent. */
export const aiCommands: readonly Command[] = [
  commandOf('ai', 'ask', {
    title: text.commands.askAi,
    keys: ['Q'],
    scope: 'table',
    menu: 'review',
    absent: () => !aiIsOn(),
    run: () => void askAi(),
  }),
  commandOf('ai', 'request', {
    title: text.commands.showAiRequest,
    keys: ['Shift+Q'],
    scope: 'table',
    menu: 'review',
    absent: () => !aiIsOn(),
    run: () => void showAiRequest(),
  }),
  commandOf('ai', 'columns', {
    title: text.commands.aiColumns,
    keys: [],
    scope: 'review',
    menu: 'view',
    absent: aiIsNever,
    offered: () => useApp.getState().review?.rows.some((row) => aiStanding(row) !== null) === true,
    run: () => {
      const { review } = useApp.getState();
      if (review !== null) setReview(review.fileId, { filter: 'ai', query: '' });
    },
  }),
  commandOf('ai', 'settings', {
    title: text.commands.aiSettings,
    keys: [],
    scope: 'app',
    menu: 'go',
    absent: aiIsNever,
    run: () => goTo(routes.settings('ai')),
  }),
  commandOf('ai', 'ledger', {
    title: text.commands.ledger,
    keys: [],
    scope: 'app',
    menu: 'go',
    absent: aiIsNever,
    run: () => goTo(routes.settings('ledger')),
  }),
];
