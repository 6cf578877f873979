import { aiCommands } from './aiCommands.ts';
import { askCommands } from './askCommands.ts';
import { columnCommands } from './columnCommands.ts';
import type { Command } from './command.ts';
import { combineCommands } from './combineCommands.ts';
import { deskCommands } from './deskCommands.ts';
import { findCommands } from './findCommands.ts';
import { fileCommands } from './fileCommands.ts';
import { goCommands } from './goCommands.ts';
import { inboxCommands } from './inboxCommands.ts';
import { gridCommands } from './gridCommands.ts';
import { historyCommands } from './historyCommands.ts';
import { jobsCommands } from './jobsCommands.ts';
import { leadsCommands } from './leadsCommands.ts';
import { readingCommands } from './readingCommands.ts';
import { scanCommands } from './scanCommands.ts';
import { viewCommands } from './viewCommands.ts';

/** Everything that keys, the palette, menus and the page of keys offer; one file a group, joined here and nowhere else. */
export const commands: readonly Command[] = [
  ...goCommands,
  ...fileCommands,
  ...columnCommands,
  ...deskCommands,
  ...readingCommands,
  ...combineCommands,
  ...findCommands,
  ...gridCommands,
  ...aiCommands,
  ...historyCommands,
  ...jobsCommands,
  ...scanCommands,
  ...leadsCommands,
  ...askCommands,
  ...viewCommands,
  ...inboxCommands,
];
