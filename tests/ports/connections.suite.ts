import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asSessionId } from '../../core/model/session.ts';
import { type Connection, type Connections, longestWord } from '../../core/ports/notices.ts';

/** One world's connections. */
export interface ConnectionsUnderTest {
  /** None yet. */
  open(): Promise<Connections>;
  /** A desk that hears, with what it heard so far; `leave` ends it without a word. */
  join(): Promise<{ readonly id: string; readonly heard: readonly string[]; leave(): Promise<void> }>;
  dispose(): Promise<void>;
}

const s1 = asSessionId('s1');
const s2 = asSessionId('s2');
const until = new Date(Date.now() + 3_600_000).toISOString();

/** What every world's connections promise. */
export function describeConnections(name: string, makeWorld: () => ConnectionsUnderTest): void {
  describe(`connections: ${name}`, () => {
    let world: ConnectionsUnderTest;
    let connections: Connections;
    beforeEach(async () => {
      world = makeWorld();
      connections = await world.open();
    });
    afterEach(() => world.dispose());

    const put = async (id: string, parts: Partial<Connection> = {}): Promise<Connection> => {
      const connection: Connection = { id, by: 'Ünï <ada>', sessionId: null, until, ...parts };
      await connections.put(connection);
      return connection;
    };
    const watching = async (sessionId: Connection['sessionId']): Promise<readonly string[]> =>
      (await connections.watching(sessionId ?? s1)).map(({ id }) => id).toSorted();

    it('knows who watches a session, and who watches everything', async () => {
      const all = await put('all=', { isOperator: true });
      await put('one', { sessionId: s1 });
      await put('two', { sessionId: s2 });
      expect(await watching(s1)).toEqual(['all=', 'one']);
      expect(await watching(s2)).toEqual(['all=', 'two']);
      expect(await connections.get('all=')).toEqual(all);
      await put('one', { sessionId: s2 });
      expect(await watching(s1)).toEqual(['all=']);
      expect(await watching(s2)).toEqual(['all=', 'one', 'two']);
      expect(await connections.get('one')).toMatchObject({ sessionId: s2 });
    });

    it('forgets those that are removed, and those whose time is over', async () => {
      await put('a');
      await put('over', { until: new Date(Date.now() - 1_000).toISOString() });
      expect(await watching(s1)).toEqual(['a']);
      await connections.remove('a');
      await connections.remove('a');
      expect(await connections.get('a')).toBeUndefined();
      expect(await watching(s1)).toEqual([]);
    });

    it('gives the one that is removed to one of those who remove it', async () => {
      const ticket = await put('ticket');
      const taken = await Promise.all([1, 2, 3].map(() => connections.remove('ticket')));
      expect(taken.filter((one) => one !== undefined)).toEqual([ticket]);
      expect(await connections.remove('ticket')).toBeUndefined();
    });

    it('posts to whoever is there, and forgets whoever is gone', async () => {
      const [here, leaving] = [await world.join(), await world.join()];
      await put(here.id, { sessionId: s1 });
      await put(leaving.id, { sessionId: s1 });
      await leaving.leave();
      const text = JSON.stringify({ counts: 'ü'.repeat(longestWord / 2 - 20) });
      expect(await connections.post(here.id, text)).toBe('sent');
      expect(await connections.post(leaving.id, text)).toBe('gone');
      expect(await connections.post('bm90aGluZw==', text)).toBe('gone');
      expect(await watching(s1)).toEqual([here.id]);
      await expect.poll(() => here.heard).toEqual([text]);
      await expect(connections.post(here.id, 'x'.repeat(longestWord + 1))).rejects.toThrowError('Invariant');
    });
  });
}
