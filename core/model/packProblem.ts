/** One thing in a pack that is wrong (it cannot be used) or odd (it can, but somebody should look). */
export interface PackProblem {
  /** Where, as one would write it in a program: `fields[3].enum`; empty for the pack as a whole. */
  readonly path: string;
  /** What is wrong there, in words that go on after the path: "an enum needs allowed values". */
  readonly message: string;
}

/** `fields[3].enum: an enum needs allowed values`, as lists of errors show it. */
export function problemLine({ path, message }: PackProblem): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** Writes a path as the problems name it: `['fields', 3, 'enum']` is `fields[3].enum`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
