import { inboxAttribute } from '../components/focus.ts';
import { useApp } from '../state/app/appState.ts';
import { chooseFolder } from '../state/inbox/inboxActions.ts';
import { hasPipeline } from '../state/app/hasPipeline.ts';
import { inboxRowsNow, pickedRows } from '../state/inbox/inboxListNow.ts';
import {
  cancelPicked,
  canRetry,
  canRun,
  canSend,
  clearPicked,
  hasTables,
  isBusy,
  openRow,
  removePicked,
  retryPicked,
  runPicked,
  selectAll,
  sendPicked,
  tablesPicked,
} from '../state/inbox/pickedFiles.ts';
import { canRestoreLast, restoreLast } from '../state/inbox/removedFiles.ts';
import { startTour } from '../state/tour/tour.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** The list of files of the Inbox; what is selected is meant, else the file with the cursor. */
export const inboxCommands: readonly Command[] = [
  commandOf('file', 'openFolder', {
    title: text.commands.openFolder,
    keys: ['$mod+Shift+O'],
    scope: 'app',
    menu: 'file',
    run: chooseFolder,
  }),
  commandOf('inbox', 'open', {
    title: text.commands.openPicked,
    keys: ['Enter'],
    scope: 'inbox',
    offered: () => inTable() && pickedRows().length > 0,
    run: () => openRow(pickedRows()[0]),
  }),
  commandOf('inbox', 'tables', {
    title: text.commands.tablesPicked,
    keys: ['T'],
    scope: 'inbox',
    offered: () => inTable() && pickedRows().some(hasTables),
    run: tablesPicked,
  }),
  commandOf('inbox', 'remove', {
    title: text.commands.removePicked,
    keys: ['Delete', 'Backspace'],
    scope: 'inbox',
    offered: () => inTable() && pickedRows().some(({ kind }) => kind === 'item' || kind === 'arrival'),
    run: removePicked,
  }),
  commandOf('inbox', 'run', {
    title: text.commands.runPicked,
    keys: ['Shift+R'],
    scope: 'inbox',
    offered: () => inTable() && pickedRows().some(canRun),
    run: runPicked,
  }),
  commandOf('inbox', 'retry', {
    title: text.commands.retryPicked,
    keys: ['R'],
    scope: 'inbox',
    offered: () => inTable() && pickedRows().some(canRetry),
    run: retryPicked,
  }),
  commandOf('inbox', 'send', {
    title: text.commands.sendPicked,
    keys: ['S'],
    scope: 'inbox',
    absent: () => !hasPipeline(),
    offered: () => inTable() && pickedRows().some(canSend),
    run: sendPicked,
  }),
  commandOf('inbox', 'cancel', {
    title: text.commands.cancelPicked,
    keys: ['C'],
    scope: 'inbox',
    offered: () => inTable() && pickedRows().some((row) => row.kind === 'arrival' || isBusy(row)),
    run: cancelPicked,
  }),
  commandOf('inbox', 'selectAll', {
    title: text.inbox.selectAll,
    keys: ['$mod+A'],
    scope: 'inbox',
    offered: () => inTable() && inboxRowsNow().length > 0,
    run: selectAll,
  }),
  commandOf('inbox', 'clear', {
    title: text.commands.clearPicked,
    keys: ['Escape'],
    scope: 'inbox',
    hidden: true,
    run: clearPicked,
  }),
  commandOf('inbox', 'undo', {
    title: text.commands.undoRemove,
    keys: ['$mod+Z'],
    scope: 'inbox',
    offered: canRestoreLast,
    run: restoreLast,
  }),
  commandOf('inbox', 'tour', {
    title: text.tour.take,
    keys: [],
    scope: 'app',
    menu: 'help',
    run: startTour,
  }),
];

/** Whether the list is there; the palette takes the focus from it. */
function inTable(): boolean {
  return useApp.getState().inbox !== null && document.querySelector(`[${inboxAttribute}]`) !== null;
}
