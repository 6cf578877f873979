/** Sort key of a session's own item. */
export const metaKey = 'meta';

/**
 * The sort key of a document's item: its name, but for `meta`, which is the session's own. That name, and such as begin
 * with the mark and are else the same, have one mark more, so that no two names share a key.
 */
export function keyOfName(name: string): string {
  return /^~*meta$/.test(name) ? `~${name}` : name;
}
