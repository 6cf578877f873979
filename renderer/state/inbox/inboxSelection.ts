/** Rows that are selected, with the one the cursor is on and the one that a range began at. */
export interface RowSelectionState {
  readonly cursor: string | null;
  readonly anchor: string | null;
  readonly selected: ReadonlySet<string>;
}

/** How a row is picked: alone, added or taken away (Control), or as the end of a range (Shift). */
export type PickHow = 'alone' | 'toggle' | 'range';

/** @param keys of the rows as they are listed; `key` is one of them */
export function pickRow(
  state: RowSelectionState,
  keys: readonly string[],
  { key, how }: { readonly key: string; readonly how: PickHow },
): RowSelectionState {
  switch (how) {
    case 'alone':
      return { cursor: key, anchor: key, selected: new Set() };
    case 'toggle': {
      // What the cursor was on counts as picked, as in every list of files.
      const before =
        state.selected.size === 0 && state.cursor !== null && state.cursor !== key
          ? new Set([state.cursor])
          : new Set(state.selected);
      if (!before.delete(key)) before.add(key);
      return { cursor: key, anchor: key, selected: before };
    }
    case 'range': {
      const from = keys.indexOf(state.anchor ?? state.cursor ?? key);
      const to = keys.indexOf(key);
      const begin = from === -1 ? to : from;
      const selected = new Set(keys.slice(Math.min(begin, to), Math.max(begin, to) + 1));
      return { cursor: key, anchor: keys[begin] ?? key, selected };
    }
  }
}

/** The keys that an action is for: the selected ones that are still listed, else the one with the cursor. */
export function pickedKeys(
  { selected, cursor }: Pick<RowSelectionState, 'selected' | 'cursor'>,
  keys: readonly string[],
): readonly string[] {
  const listed = keys.filter((key) => selected.has(key));
  if (listed.length > 0) return listed;
  return cursor !== null && keys.includes(cursor) ? [cursor] : [];
}
