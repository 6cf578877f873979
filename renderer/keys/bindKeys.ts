import { isTyping, tableInFocus } from '../components/focus.ts';
import { useApp } from '../state/app/appState.ts';
import { viewOf } from '../state/app/routes.ts';
import {
  type Chord,
  chordsOf,
  isBare,
  isSingleCharacter,
  type KeyPress,
  writeChord,
  writesText,
} from './chord.ts';
import { type Command, isOffered } from './command.ts';
import { boundTo, followSettings } from './keysInForce.ts';
import { inScope, type KeyScene, scopes } from './scopes.ts';

/** What a field of text does itself with these, so that they are never taken from it. */
const fieldKeys: ReadonlySet<string> = new Set([
  '$mod+Z',
  '$mod+Y',
  '$mod+Shift+Z',
  '$mod+A',
  '$mod+C',
  '$mod+V',
  '$mod+X',
]);

/**
 * Whether a chord that the command is bound to acts in the scene. Bare keys act outside text fields only, letters only
 * while they are switched on; under a dialog nothing acts, because the dialog has keys of its own.
 */
export function acts(command: Command, chord: Chord, scene: KeyScene): boolean {
  if (scene.overlay) return false;
  if (isSingleCharacter(chord) && !scene.singleKeys) return false;
  if (scene.typing && isBare(chord) && !/^F\d+$/.test(chord.key)) return false;
  if (scene.typing && fieldKeys.has(writeChord(chord))) return false;
  return inScope(command.scope, scene);
}

/** Whatever asks a question and is not just closing; messages in the corner have the role of a dialog too, but ask nothing. */
const openDialog = [
  '[role="dialog"][data-open]:not([data-toasts] *)',
  '[role="alertdialog"][data-open]:not([data-toasts] *)',
  '[role="menu"][data-open]',
].join();

/** Listens to the window's keys. @returns the way to undo it. */
export function bindKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const scene = sceneNow(event);
    const command = commandFor(event, scene);
    if (command === undefined) return;
    event.preventDefault();
    // A held key decides once.
    if (!event.repeat || command.repeats === true) command.run();
  };
  const unfollow = followSettings();
  window.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener('keydown', onKey);
    unfollow();
  };
}

/** What a press means in a scene; the narrowest scope has the say. */
export function commandFor(press: KeyPress, scene: KeyScene): Command | undefined {
  for (const chord of chordsOf(press)) {
    const spelling = writeChord(chord);
    if (scene.typing && writesText(press)) continue;
    const meant = boundTo(spelling)
      .filter((command) => acts(command, chord, scene) && isOffered(command))
      .toSorted((a, b) => scopes.indexOf(b.scope) - scopes.indexOf(a.scope));
    if (meant[0] !== undefined) return meant[0];
  }
  return undefined;
}

function sceneNow(event: KeyboardEvent): KeyScene {
  const { settings, review, overlay } = useApp.getState();
  return {
    singleKeys: settings?.singleLetterKeys ?? true,
    typing: isTyping(event.target),
    table: tableInFocus(),
    onDesk: review !== null && viewOf(location.hash.slice(1)) === 'review',
    overlay: overlay !== 'none' || document.querySelector(openDialog) !== null,
  };
}
