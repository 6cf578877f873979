import { switchCellMode } from '../state/cellModeAction.ts';
import { showIssues } from '../state/issueActions.ts';
import { atRecord, makeFirstData, makeHeader, showRecords } from '../state/recordActions.ts';
import { showSheets, switchTogether } from '../state/sheetActions.ts';
import { text } from '../text/en.ts';
import { focusSoon, recordsAttribute, sheetsAttribute } from '../components/focus.ts';
import { type Command, commandOf } from './command.ts';

/** How the file is read: its sheets, its first records, the form of its cells, what is odd about it. */
export const readingCommands: readonly Command[] = [
  commandOf('reading', 'sheets', {
    title: text.commands.sheets,
    keys: ['S'],
    scope: 'table',
    run: () => {
      showSheets();
      focusSoon(sheetsAttribute);
    },
  }),
  commandOf('reading', 'together', {
    title: text.commands.together,
    keys: ['T'],
    scope: 'table',
    run: switchTogether,
  }),
  commandOf('reading', 'records', {
    title: text.commands.records,
    keys: ['R'],
    scope: 'table',
    run: () => {
      showRecords();
      focusSoon(recordsAttribute);
    },
  }),
  commandOf('reading', 'header', {
    title: text.commands.header,
    keys: ['H'],
    scope: 'records',
    hidden: true,
    run: () => atRecord((record) => makeHeader(record, false)),
  }),
  commandOf('reading', 'headerTo', {
    title: text.commands.headerTo,
    keys: ['Shift+H'],
    scope: 'records',
    hidden: true,
    run: () => atRecord((record) => makeHeader(record, true)),
  }),
  commandOf('reading', 'firstData', {
    title: text.commands.firstData,
    keys: ['F'],
    scope: 'records',
    hidden: true,
    run: () => atRecord(makeFirstData),
  }),
  commandOf('reading', 'cellMode', {
    title: text.commands.cellMode,
    keys: ['V'],
    scope: 'table',
    run: switchCellMode,
  }),
  commandOf('reading', 'issues', {
    title: text.commands.issues,
    keys: ['Shift+I'],
    scope: 'table',
    run: showIssues,
  }),
];
