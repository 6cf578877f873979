/** The limits of `parseOptions` that the splitter keeps. */
export interface SplitLimits {
  readonly quotedCellBytes: number;
  readonly quotedCellLines: number;
  readonly recordBytes: number;
  readonly columns: number;
}

/** What was cut from the bytes of a room; its arrays hold where. */
export interface Cut {
  readonly records: number;
  readonly cells: number;
  /** Bytes of whole records, from the first one on. */
  readonly complete: number;
  /** Line that begins behind them. */
  readonly nextLine: number;
  /** The kernel alone has cut all of it. */
  readonly wellFormed?: boolean;
}
