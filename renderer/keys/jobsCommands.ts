import { goTo, routes } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';
import { type JobsAction, jobsDesk } from './jobsDesk.ts';

/** Files on their way through pipelines, and what waits to be sent. */
export const jobsCommands: readonly Command[] = [
  of('jobs', 'details', { title: text.commands.jobDetails, keys: ['Enter'] }),
  of('jobs', 'review', { title: text.commands.jobReview, keys: ['V'] }),
  of('jobs', 'outputs', { title: text.commands.jobOutputs, keys: ['O'] }),
  of('jobs', 'retry', { title: text.commands.jobRetry, keys: ['R'] }),
  of('jobs', 'force', { title: text.commands.jobForce, keys: ['Shift+F'] }),
  of('jobs', 'stop', { title: text.commands.jobStop, keys: ['X'] }),
  of('jobs', 'takeLate', { title: text.commands.jobTakeLate, keys: ['T'] }),
  of('jobs', 'dropLate', { title: text.commands.jobDropLate, keys: ['Shift+D'] }),
  of('jobs', 'fresh', { title: text.commands.jobsFresh, keys: ['N'] }),
  of('outbox', 'open', { title: text.commands.outboxOpen, keys: ['Enter'] }),
  of('outbox', 'pause', { title: text.commands.outboxPause, keys: ['P'] }),
  of('outbox', 'again', { title: text.commands.outboxRetry, keys: ['R'] }),
  of('outbox', 'discard', { title: text.commands.outboxDiscard, keys: ['Delete'] }),
  commandOf('jobs', 'outbox', {
    title: text.commands.outbox,
    keys: [],
    scope: 'app',
    menu: 'go',
    run: () => goTo(routes.jobs('outbox')),
  }),
  commandOf('jobs', 'reconnect', {
    title: text.commands.reconnect,
    keys: [],
    scope: 'app',
    menu: 'view',
    run: () => void import('../state/jobs/jobActions.ts').then(({ reconnect }) => reconnect()),
  }),
];

function of(
  scope: 'jobs' | 'outbox',
  action: JobsAction,
  given: { readonly title: string; readonly keys: readonly string[] },
): Command {
  return commandOf('jobs', action, {
    ...given,
    scope,
    menu: scope === 'jobs' ? 'review' : 'file',
    offered: () => jobsDesk()[action] !== undefined,
    run: () => jobsDesk()[action]?.(),
  });
}
