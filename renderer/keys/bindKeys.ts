import { tinykeys } from 'tinykeys';
import { viewOf } from '../state/routes.ts';
import { useApp } from '../state/appState.ts';
import { type Command, isOffered } from './command.ts';
import { commands } from './commands.ts';
import { gridHasFocus, isTyping, recordsHaveFocus, tableHasFocus } from '../components/focus.ts';

/** What decides whether a key acts now. */
export interface KeyScene {
  readonly singleKeys: boolean;
  readonly typing: boolean;
  readonly gridFocused: boolean;
  readonly recordsFocused: boolean;
  /** Any of the tables has it, one of these two or another one. */
  readonly tableFocused: boolean;
  readonly onDesk: boolean;
  readonly overlay: boolean;
}

/**
 * Single keys act outside text fields and only while they are switched on; those of a table need its focus.
 * Under a dialog nothing acts, because the dialog has keys of its own.
 */
export function acts(command: Command, scene: KeyScene): boolean {
  if (scene.overlay) return false;
  if (command.single && (scene.typing || (!scene.singleKeys && !isPlainControl(command)))) return false;
  if (command.scope === 'grid') return scene.gridFocused;
  if (command.scope === 'table') return scene.onDesk && scene.tableFocused;
  if (command.scope === 'records') return scene.recordsFocused;
  if (command.scope === 'review') return scene.onDesk && !(scene.typing && command.id === 'review.undo');
  return true;
}

/** Keys that are no letters stay when single-letter keys are off: Enter, Space and Escape act on what has the focus. */
function isPlainControl(command: Command): boolean {
  return command.keys.some((key) => key === 'Enter' || key === 'Space' || key === 'Escape');
}

/** Whatever asks a question and is not just closing; messages in the corner have the role of a dialog too, but ask nothing. */
const openDialog = [
  '[role="dialog"][data-open]:not([data-toasts] *)',
  '[role="alertdialog"][data-open]:not([data-toasts] *)',
  '[role="menu"][data-open]',
].join();

/** Binds the whole table to the window. @returns the way to undo it. */
export function bindKeys(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const command of commands) {
    for (const key of command.keys) {
      bindings[key] = (event) => {
        const scene = sceneNow(event);
        if (!isOffered(command) || !acts(command, scene)) return;
        if (!scene.singleKeys && command.single && event.key.length === 1 && event.key !== ' ') return;
        event.preventDefault();
        command.run();
      };
    }
  }
  return tinykeys(window, bindings, { ignore: () => false });
}

function sceneNow(event: KeyboardEvent): KeyScene {
  const { settings, review, overlay } = useApp.getState();
  return {
    singleKeys: settings?.singleLetterKeys ?? true,
    typing: isTyping(event.target),
    gridFocused: gridHasFocus(),
    recordsFocused: recordsHaveFocus(),
    tableFocused: tableHasFocus(),
    onDesk: review !== null && viewOf(location.hash.slice(1)) === 'review',
    overlay: overlay !== 'none' || document.querySelector(openDialog) !== null,
  };
}
