import type { TableName } from '../components/focus.ts';

/**
 * Where a command's keys act. `app`: everywhere. `review`: while a file lies on the desk. `table`: while one of the
 * desk's tables has the focus; `grid`: while it is the table of columns; `records`: the list of first records.
 * `anyTable`: while any table of any view has it; `inbox`, `history`, `jobs`, `leads`: while the list of that view has it;
 * `outbox`: while the list of what waits to be sent has it;
 * `scan`: while the list of matches has it; `page`: while the document beside it has it;
 * `duplicates`: while the groups of Leads have it, or the records side by side.
 * The narrower one stands behind the wider one: where a key has two meanings, the narrower one is meant.
 */
export const scopes = [
  'app',
  'review',
  'anyTable',
  'table',
  'grid',
  'records',
  'inbox',
  'history',
  'jobs',
  'outbox',
  'scan',
  'page',
  'leads',
  'duplicates',
] as const;
export type Scope = (typeof scopes)[number];

/** What decides whether a key acts now. */
export interface KeyScene {
  /** Whether single-letter keys are on. */
  readonly singleKeys: boolean;
  readonly typing: boolean;
  /** The table that has the focus; `other` for one without a name; `null` for none. */
  readonly table: TableName | 'other' | null;
  readonly onDesk: boolean;
  /** A dialog or a menu is open. */
  readonly overlay: boolean;
}

/** Whether keys of the scope act in the scene. */
export function inScope(scope: Scope, { table, onDesk }: KeyScene): boolean {
  switch (scope) {
    case 'app':
      return true;
    case 'review':
      return onDesk;
    case 'anyTable':
      return table !== null;
    case 'table':
      return onDesk && table !== null;
    case 'grid':
      return table === 'columns';
    case 'records':
    case 'inbox':
    case 'history':
    case 'jobs':
    case 'outbox':
    case 'scan':
    case 'page':
    case 'leads':
    case 'duplicates':
      return table === scope;
  }
}
