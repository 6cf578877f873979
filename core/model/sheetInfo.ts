/** A sheet of a workbook as its list of tabs has it. */
export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  /** Its place in the order of the tabs, from 0. */
  readonly index: number;
}
