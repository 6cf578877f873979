import { text } from '../text/en.ts';
import { askDeed, type AskDeed, askDeeds } from './askKeys.ts';
import { type Command, commandOf } from './command.ts';

/** Questions and their answers, while the view Ask is open. */
export const askCommands: readonly Command[] = (Object.keys(askDeeds) as AskDeed[]).map((deed) =>
  commandOf('ask', deed, {
    title: text.commands.askDeeds[deed],
    keys: [`Alt+${askDeeds[deed]}`],
    scope: 'app',
    where: text.keys.places.ask,
    menu: 'go',
    offered: () => askDeed(deed) !== undefined,
    run: () => askDeed(deed)?.(),
  }),
);
