import { useApp } from '../state/app/appState.ts';
import { viewOf } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { type Command, isAbsent, isOffered } from './command.ts';
import type { Scope } from './scopes.ts';

/** Whether a command can be run by its name now; `why` says what is missing; `absent`: it is not to be spoken of. */
export type Standing = 'ready' | 'absent' | { readonly why: string };

const needs: Partial<Record<Scope, 'review' | 'inbox' | 'history' | 'jobs' | 'scan' | 'leads'>> = {
  review: 'review',
  table: 'review',
  grid: 'review',
  records: 'review',
  inbox: 'inbox',
  history: 'history',
  jobs: 'jobs',
  outbox: 'jobs',
  scan: 'scan',
  page: 'scan',
  leads: 'leads',
  duplicates: 'leads',
};

/**
 * How a command stands for the palette and menus, which do not ask what has the focus: what acts in a table of the desk
 * only needs a file there.
 */
export function standingOf(command: Command): Standing {
  if (isAbsent(command)) return 'absent';
  const view = needs[command.scope];
  if (view !== undefined && viewOf(location.hash.slice(1)) !== view)
    return { why: text.keys.needs[view === 'review' && useApp.getState().review !== null ? 'desk' : view] };
  if (view === 'review' && useApp.getState().review?.view == null) return { why: text.keys.needs.review };
  if (isOffered(command)) return 'ready';
  return command.why === undefined ? 'absent' : { why: command.why };
}
