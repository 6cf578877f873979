/** The element that holds the review table's cursor carries this attribute. */
export const gridAttribute = 'data-review-grid';

/** True while single keys belong to the review table: it, and nothing inside it, has the focus. */
export function gridHasFocus(): boolean {
  return document.activeElement?.hasAttribute(gridAttribute) === true;
}

export function focusGrid(): void {
  document.querySelector<HTMLElement>(`[${gridAttribute}]`)?.focus({ preventScroll: true });
}

/** Puts the cursor into the filter of the view, where it has one. */
export function focusFilter(): void {
  const filter = document.querySelector<HTMLInputElement>('[data-filter]');
  filter?.focus();
  filter?.select();
}

/** True where a key means a character of a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
