/** What a person has said of the tables that stand on one sheet, or in one text, of a sender. */
export interface TableChoice {
  /** `files`: a file for each that was picked. `one`: they are one table. `largest`: the one that is read is all that is wanted. */
  readonly as: 'files' | 'one' | 'largest';
  /** Marks of the columns of those that were picked. */
  readonly picked?: readonly string[];
}
