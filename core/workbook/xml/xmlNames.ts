/** A number that stands for an element's local name, so that names are compared without making strings. */
export function nameHash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i += 1) hash = hashByte(hash, name.charCodeAt(i));
  return hash;
}

/**
 * Adds one byte of a name to its hash, which begins with 0. Two names may share a number; then a part that nobody
 * writes by accident is taken for another, and the limits hold all the same.
 */
export function hashByte(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}
