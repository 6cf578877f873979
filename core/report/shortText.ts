/** A text of so many UTF-16 units at most, the last an ellipsis where it is cut, so that no row grows over the screen. */
export function shortText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2);
  // Half a character would be left of two units.
  const end = last >= 0xd800 && last <= 0xdbff ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}

/** Units of a name and of a value where they wrap; the value itself stands whole in its cell of the source. */
export const shown = { name: 120, value: 300 } as const;
