import type { CopyForm } from './copiedText.ts';

/** What commands can ask of the grid that has, or last had, the focus. */
export interface GridHandle {
  /** Whether single cells are selected in it, so that they can be copied. */
  readonly ofCells: boolean;
  readonly copy: (form: CopyForm) => void;
  readonly goTo: () => void;
  readonly chooseColumns: () => void;
  readonly fitAll: () => void;
  readonly resetColumns: () => void;
}

let active: { readonly element: HTMLElement; readonly handle: () => GridHandle } | null = null;

/** Makes this the grid that commands mean; `handle` is asked each time. */
export function setActiveGrid(element: HTMLElement, handle: () => GridHandle): void {
  active = { element, handle };
}

/** The grid that commands mean; `null` where none is on the screen. */
export function activeGrid(): GridHandle | null {
  return active !== null && active.element.isConnected ? active.handle() : null;
}
