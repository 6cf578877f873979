import type { ErrorView } from '../core/contract/views.ts';

/** Names of the only channels between the preload script and the main process. */
export const channels = {
  /** Hands over a port on which the contract is to be served. */
  connect: 'contract:connect',
  /** Takes the path of a file that the person dropped or opened; answers with a `FileRef`. */
  adopt: 'files:adopt',
  /** Takes a run's id and an output's name; answers `false` when the person cancelled the dialog. */
  save: 'outputs:save',
  /** Takes the page's menus for the bar. */
  menus: 'menus:show',
  /** Tells the page which command was taken from the bar. */
  command: 'menus:command',
  /** Takes the same and shows the output in the file manager. */
  show: 'outputs:show',
} as const;

/** An answer of `invoke`, which would lose everything of an error but its message. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ErrorView };
