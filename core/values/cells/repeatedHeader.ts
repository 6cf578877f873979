/** Least characters of the names that a section's header shares with the table's; fewer are equal by chance. */
const sharedCharacters = 12;

/**
 * Whether a record says a header again: all of it, or all but its first name, as sections of a report do that name
 * themselves there or leave it out (`People, Bates County, Missouri` and `Business, Bates County, Missouri`).
 *
 * @param names Trimmed texts of the header, two or more of them filled, none empty at the end.
 */
export function repeatsHeader(cells: readonly string[], names: readonly string[]): boolean {
  const first = names.findIndex((name) => name !== '');
  let characters = 0;
  let shared = 0;
  for (let c = 0; c < Math.max(cells.length, names.length); c += 1) {
    const name = names[c] ?? '';
    const cell = (cells[c] ?? '').trim();
    if (c === first) continue;
    if (cell !== name) return false;
    if (name === '') continue;
    characters += name.length;
    shared += 1;
  }
  const own = (cells[first] ?? '').trim();
  return own === names[first] || (shared > 1 && characters >= sharedCharacters);
}
