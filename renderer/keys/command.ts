export type CommandGroup = 'go' | 'file' | 'review' | 'reading' | 'ai' | 'view';

/** One thing that keys, the palette and the sheet of keys offer. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: string;
  /** In the notation of tinykeys; the first is the one shown. */
  readonly keys: readonly string[];
  /**
   * `review`: while a file lies on the desk. `table`: while one of the desk's tables has the focus; `grid`: while it is
   * the table of columns, `records`: while it is the list of first records.
   */
  readonly scope: 'app' | 'review' | 'table' | 'grid' | 'records';
  /** A key without Control, Alt or Command, which the setting can switch off (WCAG 2.1.4). */
  readonly single: boolean;
  /** Kept out of the palette where the pressed key itself says what to do. */
  readonly hidden?: boolean;
  /** False while there is nothing it could mean; then it is offered nowhere and its key does nothing. Absent: always. */
  readonly offered?: () => boolean;
  readonly run: () => void;
}

/** Whether the command means something now. */
export function isOffered(command: Command): boolean {
  return command.offered?.() ?? true;
}

export function commandOf(
  group: 'review' | 'reading' | 'ai',
  id: string,
  rest: Omit<Command, 'id' | 'group'>,
): Command {
  return { id: `${group}.${id}`, group, ...rest };
}
