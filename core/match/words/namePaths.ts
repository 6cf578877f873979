/** A name that is a path: the part that it shares with others (a table), and its own part (a column of it). */
export interface NamePath {
  /** Empty where names are no paths. */
  readonly container: string;
  readonly own: string;
}

/** Share of the names that must be paths, and how many names a container must have on average. */
const mostlyPaths = 0.9;
const namesPerContainer = 2;
const fewestNames = 6;

/**
 * Parts `table.column` names where nearly all names of one side are such: all by the same sign, and with far fewer tables than
 * names. One path alone is no table: `e.mail` is a word.
 *
 * @returns One a name, in their order.
 */
export function namePaths(names: readonly string[]): readonly NamePath[] {
  for (const sign of ['.', '/', '::', '->', '-', '|']) {
    const parted = names.map((name) => partAt(name, sign));
    const found = parted.filter((one) => one !== undefined);
    if (names.length < fewestNames || found.length < names.length * mostlyPaths) continue;
    const containers = new Set(found.map((one) => one.container));
    if (containers.size < 2 || found.length < containers.size * namesPerContainer) continue;
    return parted.map((one, i) => one ?? { container: '', own: names[i] ?? '' });
  }
  return names.map((own) => ({ container: '', own }));
}

function partAt(name: string, sign: string): NamePath | undefined {
  const at = name.indexOf(sign);
  if (at <= 0 || at + sign.length >= name.length) return undefined;
  return { container: name.slice(0, at), own: name.slice(at + sign.length) };
}
