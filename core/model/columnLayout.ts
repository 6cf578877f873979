/**
 * How a person arranged the columns of one table. Ids are the table's own; those that it does not have are passed over,
 * and columns that are not named stand at their natural place, so a layout outlives changes of the table.
 */
export interface ColumnLayout {
  /** Ids from left to right, hidden ones too; empty: as the table has them. */
  readonly order: readonly string[];
  /** Width of columns that were given one, in CSS pixels. */
  readonly widths: readonly (readonly [id: string, px: number])[];
  /** Columns that were pinned (`true`) or unpinned, against what the table itself does. */
  readonly pins: readonly (readonly [id: string, pinned: boolean])[];
  readonly hidden: readonly string[];
}
