import { canFind, openFind, stepFind } from '../state/review/findActions.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** Finding a value in all rows of the file on the desk, those outside the window among them. */
export const findCommands: readonly Command[] = [
  commandOf('find', 'open', {
    title: text.find.open,
    keys: ['$mod+F'],
    scope: 'review',
    menu: 'edit',
    offered: canFind,
    run: openFind,
  }),
  commandOf('find', 'next', {
    title: text.find.next,
    keys: ['F3', '$mod+G'],
    scope: 'review',
    menu: 'edit',
    repeats: true,
    offered: canFind,
    run: () => stepFind(1),
  }),
  commandOf('find', 'previous', {
    title: text.find.previous,
    keys: ['Shift+F3', '$mod+Shift+G'],
    scope: 'review',
    menu: 'edit',
    repeats: true,
    offered: canFind,
    run: () => stepFind(-1),
  }),
];
