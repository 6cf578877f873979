import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asItemId, asSessionId } from '../../../core/model/session.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { openSession } from '../../../core/session/openSession.ts';
import type { SessionDeps } from '../../../core/session/sessionDeps.ts';
import { workItem } from '../../../core/session/workItem.ts';
import { localLeads } from '../../../infra/local/pipeline/localLeads.ts';
import { openPipelineDatabase } from '../../../infra/local/pipeline/pipelineDatabase.ts';
import { sessionStore } from '../../../infra/local/sessions/sessionStore.ts';
import { leadPack, leadRow, leadSource } from '../../ports/leadExamples.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';

/** The end of a process. */
class Killed extends Error {}

/** A row of chances that follows from its seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same whose calls now and then kill the process, before they are done or behind it. */
function deadly<Port extends object>(port: Port, chance: () => number): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        if (chance() < 0.08) throw new Killed();
        const answer: unknown = await Reflect.apply(value, target, given);
        if (chance() < 0.08) throw new Killed();
        return answer;
      };
    },
  });
}

describe('taking leads in', () => {
  const folder = temporaryFolder();
  const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
  // Who is killed here is no power cut.
  database.db.exec('PRAGMA synchronous = OFF');
  afterAll(() => {
    database.close();
    folder.dispose();
  });

  it('ends with exact counts in each of 1,000 runs, whoever is killed whenever', async () => {
    const sessions = sessionStore(database);
    const leads = localLeads(database);
    let known = 0;
    let stuck = 0;
    let wrong = 0;
    let kills = 0;
    for (let run = 0; run < 1_000; run += 1) {
      const chance = chances(run + 1);
      let nowMs = Date.UTC(2025, 0, 1) + run * 1e7;
      let ids = 0;
      const deps: SessionDeps = {
        store: deadly<SessionStore>(sessions, chance),
        queues: {
          send: () => Promise.resolve(),
          receive: () => Promise.resolve([]),
          remove: () => Promise.resolve(),
          hold: () => Promise.resolve(),
          depth: () => Promise.resolve({ waiting: 0, held: 0, delayed: 0 }),
        },
        clock: { now: () => nowMs },
        ids: { next: () => `${run}-${ids++}` },
        digest: (text) => text.padEnd(64, '0').slice(0, 64),
        log: { info: () => undefined, error: () => undefined },
        chance,
      };
      const id = asSessionId(`r${run}-leads`);
      const parts = Array.from({ length: 2 }, (_, part) =>
        // Of three rows one is of a lead of the run before.
        [0, 1, 2].map((n) =>
          leadRow(part * 3 + n, { email: `${run * 4 + part * 2 + n - 1}@x.org`, name: `N${run}` }),
        ),
      );
      const items = parts.map((_, part) => ({ id: asItemId(`p${part}`), work: String(part) }));
      const store = deadly(leads, chance);
      const results = new Map<string, number>();
      const lives = [
        () => openSession(deps, { id, kind: 'run', lane: 'main', items }),
        ...items.map(
          ({ id: itemId }) =>
            () =>
              workItem(deps, { sessionId: id, itemId }, async (item, { token }) => {
                const told = await store.take(
                  leadSource(`r${run}`),
                  parts[Number(item.work)] ?? [],
                  '2025-01-01T00:00:00.000Z',
                );
                results.set(token, told.added);
                return { outcome: 'done', result: { key: token, sha256: '' }, errorCode: null };
              }),
        ),
      ];
      for (let life = 0; life < 400; life += 1) {
        if ((await sessions.get(id))?.status === 'complete') break;
        try {
          await lives[Math.floor(chance() * lives.length)]?.();
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          kills += 1;
        }
        nowMs += chance() < 0.5 ? 1_000 : 200_000;
      }
      const session = await sessions.get(id);
      if (session?.status !== 'complete' || session.counts.done + session.counts.failed !== 2) stuck += 1;
      const total = await leads.count(leadPack);
      const counted = (await sessions.items(id, { limit: 10 })).reduce(
        (sum, { result }) => sum + (results.get(result?.key ?? '') ?? 0),
        0,
      );
      // What a part took that died of it five times is not counted, and says so.
      if (session?.counts.failed === 0 && counted !== total - known) wrong += 1;
      known = total;
    }
    expect({ stuck, wrong }).toEqual({ stuck: 0, wrong: 0 });
    expect(kills).toBeGreaterThan(1_000);
  }, 120_000);
});
