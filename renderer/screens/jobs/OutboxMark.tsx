import type { OutboxEntry } from '../../../core/contract/views.ts';
import { routes } from '../../state/app/routes.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { outboxState } from '../../text/outboxWords.ts';

/** In the Inbox: a file, or its approval, that waits to be sent; the way to the outbox. */
export function OutboxMark({ entry }: { readonly entry: OutboxEntry }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate">
        <span aria-hidden="true">↥</span>{' '}
        {entry.state === 'waiting' && entry.place === 'aws'
          ? words.inbox.pending[entry.kind]
          : outboxState(entry)}
      </span>
      <a
        href={`#${routes.jobs('outbox')}`}
        tabIndex={-1}
        className="inline-flex h-6 shrink-0 items-center text-accent hover:underline"
      >
        {words.parts.outbox}
      </a>
    </span>
  );
}
