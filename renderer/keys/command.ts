import type { Scope } from './scopes.ts';

/** What commands are sorted by, in the order of the sheet, the palette and the page of keys. */
export const commandGroups = [
  'review',
  'reading',
  'find',
  'table',
  'ai',
  'inbox',
  'history',
  'jobs',
  'scan',
  'leads',
  'ask',
  'go',
  'file',
  'view',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** The menus of the app, in their order. `edit` begins with what the system itself does to texts. */
export const menuNames = ['file', 'edit', 'review', 'view', 'go', 'help'] as const;
export type MenuName = (typeof menuNames)[number];

/** One thing that keys, the palette, menus, the sheet and the page of keys offer. */
export interface Command {
  /** Its group, a full stop, its own name; kept in settings, so it never changes. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: string;
  /**
   * What it has until a person chooses other keys, in the notation of `parseChord`; the first is the one shown.
   * One without Control, Alt or Command is silent while somebody types, and letters can be switched off (WCAG 2.1.4).
   */
  readonly keys: readonly string[];
  /** Where its keys act. */
  readonly scope: Scope;
  /** Kept out of the palette where the pressed key itself says what to do. */
  readonly hidden?: boolean;
  /** A held key goes on doing it; only for what moves and decides nothing. */
  readonly repeats?: boolean;
  /** The menu it stands in; absent: in none. */
  readonly menu?: MenuName;
  /** True where the installation does without it; then it is spoken of nowhere. Absent: never. */
  readonly absent?: () => boolean;
  /** False while there is nothing it could mean; then its key does nothing. Absent: always. */
  readonly offered?: () => boolean;
  /** Why it is not offered, for the palette and menus; absent: it is not shown while it is not offered. */
  readonly why?: string;
  /** Where it acts, where the scope does not say it well enough; for the sheet of keys. */
  readonly where?: string;
  readonly run: () => void;
}

/** Whether the command means something now. */
export function isOffered(command: Command): boolean {
  return !isAbsent(command) && (command.offered?.() ?? true);
}

/** Whether the installation does without the command. */
export function isAbsent(command: Command): boolean {
  return command.absent?.() ?? false;
}

/** Makes a command of a group; its id is the group's name and its own. */
export function commandOf(group: CommandGroup, id: string, rest: Omit<Command, 'id' | 'group'>): Command {
  return { id: `${group}.${id}`, group, ...rest };
}
