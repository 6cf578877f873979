/** Writes a text as a literal of SQL. No NUL: there is none in paths and names of ours. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes a name of a column, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A path as a literal where a pattern may stand: its signs mean themselves. */
export function pathLiteral(path: string): string {
  return literal(path.replaceAll(/[[*?]/gu, (sign) => `[${sign}]`));
}
