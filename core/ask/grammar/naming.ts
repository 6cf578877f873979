/** A value that occurs in a field, and how often. */
export interface NamedValue {
  readonly field: string;
  readonly value: string;
  readonly count: number;
}

/** Values in which a phrase of the question occurs, as stores have told; a phrase that was not looked up has none. */
export type NamedIn = (phrase: string) => readonly NamedValue[];
