/** Records and columns of the source that a table covers, header included; from 0, both ends inclusive. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells that a person has said are the table, header included. */
export interface GivenRange extends Omit<Range, 'bottom'> {
  /** `null`: as far as the table goes. */
  readonly bottom: number | null;
}
