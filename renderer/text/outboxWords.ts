import type { OutboxEntry, OutboxState, PipelinePlace } from '../../core/contract/views.ts';
import { formatCount } from './format.ts';

const outboxStates: Readonly<Record<Exclude<OutboxState, 'waiting'>, string>> = {
  sending: 'Sending',
  paused: 'Paused',
  failed: 'Not sent',
  conflict: 'Somebody else approved first',
};

/** Words of the outbox. */
export const outboxWords = {
  title: 'Outbox',
  emptyTitle: 'Nothing waits to be sent',
  empty: 'Files and approvals that are on their way, or wait for the network, stand here.',
  kinds: { approval: 'Approval', file: 'File' } satisfies Readonly<Record<OutboxEntry['kind'], string>>,
  states: outboxStates,
  waitsFor: { folder: 'Waiting for the folder', aws: 'Waiting for network' } satisfies Readonly<
    Record<PipelinePlace, string>
  >,
  to: 'To',
  state: 'State',
  added: 'Added',
  pause: 'Pause',
  resume: 'Resume',
  retry: 'Retry',
  review: 'Review both',
  discard: 'Discard…',
  progress: (sent: string, total: string) => `${sent} of ${total}`,
  discardDialog: {
    title: (name: string) => `Take ${name} out of the outbox?`,
    file: 'What was sent of it is thrown away. The file itself stays in the Inbox.',
    approval: 'The approval becomes a draft again. Nothing of what you decided is lost.',
    confirm: 'Take out',
  },
  waiting: (count: number) => `${formatCount(count)} waiting for network`,
  waitingHere: (count: number) => `${formatCount(count)} waiting for the folder`,
  sending: (count: number) => `${formatCount(count)} sending`,
  pausedCount: (count: number) => `${formatCount(count)} paused`,
  attention: (count: number) => `${formatCount(count)} not sent`,
} as const;

/** The state of an entry of the outbox; what it waits for depends on where it goes. */
export function outboxState({ state, place }: Pick<OutboxEntry, 'state' | 'place'>): string {
  return state === 'waiting' ? outboxWords.waitsFor[place] : outboxWords.states[state];
}
