import { isTyping } from '../components/focus.ts';
import { commands } from './commands.ts';
import { standingOf } from './standing.ts';

/** What a field of text does itself, where the focus is in one. */
const inTexts: Readonly<Record<string, 'undo' | 'redo'>> = { 'review.undo': 'undo', 'review.redo': 'redo' };

/** Whether the command has a meaning in a field of text, whatever else is offered. */
export function isForTexts(commandId: string): boolean {
  return Object.hasOwn(inTexts, commandId);
}

/** Runs a command by its id, as a menu does; without effect where it is unknown or means nothing now. */
export function runCommand(commandId: string): void {
  const step = isForTexts(commandId) ? inTexts[commandId] : undefined;
  if (step !== undefined && isTyping(document.activeElement)) {
    // The one way to reach the undo list that a field of text keeps.
    document.execCommand(step);
    return;
  }
  const command = commands.find(({ id }) => id === commandId);
  if (command !== undefined && standingOf(command) === 'ready') command.run();
}
