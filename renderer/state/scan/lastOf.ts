/** The last part of a path; the path itself where it has one part only. */
export function lastOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
