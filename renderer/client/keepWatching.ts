/** Wait before a stream that ended is asked for again, in milliseconds. */
const againMs = 250;

/**
 * Follows a stream for the life of the page. When it ends or breaks, it is asked for anew; the first event of every
 * watch stream of the contract holds everything, so nothing is missed.
 */
export async function keepWatching<Event>(
  subscribe: () => Promise<AsyncIterable<Event>>,
  onEvent: (event: Event) => void,
): Promise<never> {
  for (;;) {
    try {
      for await (const event of await subscribe()) onEvent(event);
    } catch {
      // A broken connection shows in the status bar; here it only means to subscribe again.
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}
