import type { PackProblem } from './packProblem.ts';
import type { TargetSchema } from './targetSchema.ts';

/** What something was read as that is to become a pack. */
export const importKinds = [
  'pack',
  'jsonSchema',
  'tableSchema',
  'sql',
  'dictionary',
  'header',
  'names',
] as const;
/**
 * `pack`: our own JSON; `jsonSchema`: also of OpenAPI; `tableSchema`: Frictionless or CSVW; `sql`: `CREATE TABLE`;
 * `dictionary`: a table with a row for each field; `header`: a table whose columns are the fields; `names`: a name a line.
 */
export type ImportKind = (typeof importKinds)[number];

/** A pack that was read from something else and is not saved yet. */
export interface ImportedPack {
  readonly kind: ImportKind;
  readonly pack: TargetSchema;
  /** What was understood and what was left out, a sentence each. */
  readonly notes: readonly string[];
  /** Fields whose values come from a short list, which may become their allowed values. */
  readonly offers: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** What keeps it from being saved as it is. */
  readonly errors: readonly PackProblem[];
  readonly warnings: readonly PackProblem[];
}
