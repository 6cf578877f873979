import type { MessageEnd } from '../../session/workItem.ts';

/** Longest time that a message is put off, in seconds: what queues allow. */
const mostSeconds = 900;

/** What becomes of a message whose work is done, or is somebody else's for so many milliseconds. */
export function endOf(
  end: { readonly kind: 'done' } | { readonly kind: 'busy'; readonly waitMs: number },
): MessageEnd {
  if (end.kind === 'done') return { kind: 'remove' };
  return { kind: 'again', afterSeconds: Math.min(mostSeconds, Math.ceil(end.waitMs / 1_000) + 1) };
}
