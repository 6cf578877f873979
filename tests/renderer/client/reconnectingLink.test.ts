import { describe, expect, it } from 'vitest';
import {
  ConnectionLost,
  type ConnectionState,
  type OpenedLink,
  reconnectingLink,
} from '../../../renderer/client/reconnectingLink.ts';

interface Connection extends OpenedLink {
  readonly calls: string[];
  /** Breaks it: calls under way reject as those of a closed socket do. */
  close(): void;
}

/** A connection that answers nothing, or the word given. */
function connection(answer?: unknown): Connection {
  const calls: string[] = [];
  const failing: ((error: Error) => void)[] = [];
  let tellClosed = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve;
  });
  return {
    calls,
    closed,
    link: {
      call(path) {
        calls.push(path.join('.'));
        if (answer !== undefined) return Promise.resolve(answer as never);
        return new Promise((_, reject) => {
          failing.push(reject);
        });
      },
    },
    close() {
      const error = new Error('closed');
      error.name = 'AbortError';
      for (const fail of failing) fail(error);
      tellClosed();
    },
  };
}

function linkOver(connections: readonly Connection[]) {
  const states: ConnectionState[] = [];
  let next = 0;
  const link = reconnectingLink(
    () => {
      const opened = connections[next];
      next += 1;
      return opened === undefined ? Promise.reject(new Error('nobody answers')) : Promise.resolve(opened);
    },
    (state) => states.push(state),
  );
  const call = (path: string, signal?: AbortSignal) =>
    link.call(path.split('.'), {}, { context: {}, ...(signal === undefined ? {} : { signal }) });
  return { call, states };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

describe('reconnectingLink', () => {
  it('makes a call that may be repeated again on the next connection', async () => {
    const [first, second] = [connection(), connection('rows')];
    const { call, states } = linkOver([first, second]);
    const rows = call('review.rows');
    await tick();
    first.close();
    expect(await rows).toBe('rows');
    expect(first.calls).toEqual(['review.rows']);
    expect(second.calls).toEqual(['review.rows']);
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  it('says of any other call that its connection broke', async () => {
    const [first, second] = [connection(), connection('done')];
    const { call } = linkOver([first, second]);
    const approval = call('review.approve');
    setTimeout(() => first.close());
    await expect(approval).rejects.toBeInstanceOf(ConnectionLost);
    expect(second.calls).toEqual([]);
    expect(await call('review.approve')).toBe('done');
  });

  it('says the same of a stream that breaks off', async () => {
    let fail: (error: Error) => void = () => undefined;
    async function* events() {
      yield 'first';
      yield await new Promise<string>((_, reject) => {
        fail = reject;
      });
    }
    const first = connection(events());
    const { call } = linkOver([first, connection()]);
    const stream = (await call('review.dryRun')) as AsyncIterable<string>;
    const heard: string[] = [];
    const reading = (async () => {
      for await (const event of stream) heard.push(event);
    })();
    setTimeout(() => {
      fail(Object.assign(new Error('closed'), { name: 'AbortError' }));
      first.close();
    });
    await expect(reading).rejects.toBeInstanceOf(ConnectionLost);
    expect(heard).toEqual(['first']);
  });

  it('leaves errors of the other side, and calls that were broken off, as they are', async () => {
    const first = connection(Promise.reject(new Error('no such file')));
    const { call } = linkOver([first]);
    await expect(call('review.rows')).rejects.toThrow('no such file');
    const controller = new AbortController();
    controller.abort();
    await expect(call('review.rows', controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(first.calls).toEqual(['review.rows']);
  });
});
