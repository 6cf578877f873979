/** A value that occurs in a field, and how often. */
export interface NamedValue {
  readonly field: string;
  readonly value: string;
  readonly count: number;
}

/** A value of a field, as a name was taken or might have been. */
export interface NameTaken {
  readonly field: string;
  readonly values: readonly string[];
}

/** A name that is a value of several fields. */
export interface NameChoice {
  readonly taken: NameTaken;
  /** The likeliest first; at least one. */
  readonly others: readonly NameTaken[];
}

/** Values in which a phrase of the question occurs, as stores have told; a phrase that was not looked up has none. */
export type NamedIn = (phrase: string) => readonly NamedValue[];
