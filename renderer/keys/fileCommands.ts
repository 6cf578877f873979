import { chooseFiles } from '../state/inbox/inboxActions.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** What begins with a file on this computer. */
export const fileCommands: readonly Command[] = [
  commandOf('file', 'open', {
    title: text.commands.openFiles,
    keys: ['$mod+O'],
    scope: 'app',
    menu: 'file',
    run: chooseFiles,
  }),
];
