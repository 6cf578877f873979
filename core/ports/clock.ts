/** Time and chance, lent by the host so that the core has neither. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A new id that has never been given before: URL-safe, sorts by time of making. */
  next(): string;
}

/** SHA-256 of UTF-8 text, lower-case hex. */
export type Digest = (text: string) => string;

/** Event names, ids and counts; never cells, headers or file names. */
export interface Log {
  info(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void;
}
