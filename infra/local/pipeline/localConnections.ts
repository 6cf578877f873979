import { invariant } from '../../../core/model/errors.ts';
import { type Connection, type Connections, longestWord } from '../../../core/ports/notices.ts';

/** Connections of this process, and how a desk joins them. */
export interface LocalConnections extends Connections {
  /** @param hear gets each word that is posted to the connection, until it is removed */
  attach(connection: Connection, hear: (text: string) => void): Promise<void>;
}

/** Who watches live in this process. @param nowMs milliseconds since the epoch */
export function localConnections(nowMs: () => number): LocalConnections {
  const connections = new Map<string, Connection>();
  const hearers = new Map<string, (text: string) => void>();
  const remove = async (id: string): Promise<Connection | undefined> => {
    const before = connections.get(id);
    connections.delete(id);
    hearers.delete(id);
    return before;
  };
  return {
    remove,
    async put(connection) {
      connections.set(connection.id, connection);
    },
    async attach(connection, hear) {
      connections.set(connection.id, connection);
      hearers.set(connection.id, hear);
    },
    async watching(sessionId) {
      const now = new Date(nowMs()).toISOString();
      return [...connections.values()].filter(
        (entry) => entry.until > now && (entry.sessionId === null || entry.sessionId === sessionId),
      );
    },
    get: async (id) => connections.get(id),
    async post(id, text) {
      invariant(Buffer.byteLength(text) <= longestWord, 'a word to a desk fits a frame');
      const hear = hearers.get(id);
      if (hear === undefined) {
        await remove(id);
        return 'gone';
      }
      hear(text);
      return 'sent';
    },
  };
}
