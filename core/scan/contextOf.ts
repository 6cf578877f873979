/** A part of a text around a place, as long as it may be, with `…` where something is left out. `to` is exclusive. */
export function contextOf(
  text: string,
  { from, to, most }: { readonly from: number; readonly to: number; readonly most: number },
): string {
  if (text.length <= most) return text.trim();
  const around = Math.max(0, most - (to - from) - 2);
  const begin = Math.max(0, Math.min(from - Math.floor(around / 2), text.length - most + 2));
  const end = Math.min(text.length, begin + most - 2);
  return `${begin > 0 ? '…' : ''}${text.slice(begin, end).trim()}${end < text.length ? '…' : ''}`;
}
