import type { KeyboardEvent } from 'react';

/**
 * Keys of a table whose lines have buttons: arrows (and `J`, `K`) move the focus from line to line, letters act on the
 * line that has it.
 *
 * @param act `next` moves the focus on, for a line that goes. @returns whether the key means anything
 */
export function lineKeys(
  event: KeyboardEvent,
  {
    rows,
    letters,
    act,
  }: {
    readonly rows: Iterable<HTMLTableRowElement> | undefined;
    readonly letters: boolean;
    readonly act: (key: string, at: number, next: () => void) => boolean;
  },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const lines = [...(rows ?? [])];
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const focusLine = (index: number): void =>
    lines[index]?.querySelector<HTMLElement>('td:last-child button')?.focus();
  const next = (): void => focusLine(at + 1 < lines.length ? at + 1 : at - 1);
  const key = event.key.toLowerCase();
  if (key === 'arrowdown' || (letters && key === 'j')) focusLine(Math.min(at + 1, lines.length - 1));
  else if (key === 'arrowup' || (letters && key === 'k')) focusLine(Math.max(at - 1, 0));
  else if (!letters || !act(key, at, next)) return;
  event.preventDefault();
  event.stopPropagation();
}
