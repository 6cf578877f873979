/** One thing that a table's menu offers. */
export interface GridMenuEntry {
  readonly id: string;
  readonly label: string;
  /** Keys that do the same and that nobody can change. */
  readonly keyName?: string;
  /** The id of the command that does the same; its key is shown. */
  readonly command?: string;
  /** A line above parts it from the others. */
  readonly apart?: boolean;
  /** Has no use now. */
  readonly off?: boolean;
  readonly onPick: () => void;
}

/** An open menu: what it is called, where it stands, what it offers. */
export interface OpenGridMenu {
  readonly label: string;
  readonly anchor: Element | { readonly x: number; readonly y: number };
  readonly entries: readonly GridMenuEntry[];
}
