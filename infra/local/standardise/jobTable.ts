import { asItemId, asSessionId } from '../../../core/model/session.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import type { StandardBatch, StandardFault, StandardJob } from '../../../core/model/standardising.ts';
import type { RecordStandardStore } from '../../../core/ports/standardStore.ts';
import type { JoinedSteps } from '../scans/joinedSteps.ts';
import { type Database, integerOf, type Row, textOf } from '../store/openDatabase.ts';
import { anotherJob, batchClaim } from '../../../core/standardise/batchClaim.ts';
import { addSuggestion } from './addSuggestion.ts';
import { forgetDead } from './forgetDead.ts';
import { type JobDocument, jobOf } from './standardRows.ts';

type Jobs = Pick<
  RecordStandardStore,
  | 'create'
  | 'get'
  | 'jobs'
  | 'running'
  | 'take'
  | 'claim'
  | 'release'
  | 'releaseAll'
  | 'setState'
  | 'end'
  | 'dead'
  | 'forget'
>;

/** Jobs and who is at work on their batches. */
export function jobTable(
  { db, attempt, transaction }: Database,
  { sessions, steps }: { readonly sessions: SessionStore; readonly steps: JoinedSteps },
): Jobs {
  const create = db.prepare(
    `INSERT INTO job (id, pack_id, state, document, most_cost, most_tokens, asked, suggested)
     VALUES (?, ?, 'running', ?, ?, ?, ?, ?)`,
  );
  const get = db.prepare('SELECT * FROM job WHERE id = ?');
  const list = db.prepare('SELECT * FROM job WHERE pack_id = ? ORDER BY id DESC LIMIT 100');
  const running = db.prepare("SELECT * FROM job WHERE state = 'running' ORDER BY id DESC LIMIT 100");
  const underWay = db.prepare(
    "SELECT 1 FROM job JOIN session ON session.id = job.id WHERE pack_id = ? AND status NOT IN ('complete', 'forced')",
  );
  const state = db.prepare(
    `UPDATE job SET state = ?, why = ?, met = ?, most_cost = iif(?, ?, most_cost), most_tokens = iif(?, ?, most_tokens)
     WHERE id = ? AND state IN (SELECT value FROM json_each(?))
       AND iif(?, most_cost IS ? AND most_tokens = ?, TRUE)`,
  );
  const claimed = db.prepare(
    `SELECT id, claim_token, epoch FROM session_item
     WHERE session_id = ? AND state = 'claimed' AND claim_token IS NOT NULL`,
  );
  const dead = db.prepare(
    `SELECT field, value, max(fault) AS fault FROM dead
     WHERE job_id IN (SELECT id FROM job WHERE pack_id = ?) GROUP BY field, value ORDER BY field, value`,
  );
  const forget = forgetDead(db);
  const add = addSuggestion(db);

  const withSession = async (row: Row | undefined): Promise<StandardJob | undefined> => {
    const session = row === undefined ? undefined : await sessions.get(asSessionId(textOf(row, 'id')));
    return row === undefined || session === undefined ? undefined : jobOf(row, session);
  };

  const withSessions = async (rows: readonly Row[]): Promise<readonly StandardJob[]> => {
    const found: StandardJob[] = [];
    for (const row of rows) {
      const job = await withSession(row);
      if (job !== undefined) found.push(job);
    }
    return found;
  };

  return {
    async create({ job, batches, known, sha256 }) {
      const { id, packId, mostCost, mostTokens, ...rest } = job;
      const { fields, rules, provider, modelId, estimate, by, startedAt } = rest;
      const document: JobDocument = { fields, rules, provider, modelId, estimate, by, startedAt };
      const sessionId = asSessionId(id);
      const asked = batches.reduce((sum, { values }) => sum + values.length, 0);
      await steps.join(() => {
        if (underWay.get(packId) !== undefined) throw anotherJob();
        create.run(
          id,
          packId,
          JSON.stringify(document),
          mostCost,
          mostTokens,
          asked + known.length,
          known.length,
        );
        void sessions.begin({ id: sessionId, kind: 'standardise', lane: 'standard', at: startedAt });
        const items = batches.map((batch, place) => ({
          id: asItemId(`b${String(place)}`),
          place,
          work: JSON.stringify(batch),
        }));
        void sessions.register(sessionId, items);
        void sessions.seal(sessionId, { total: items.length, sha256, at: startedAt });
        for (const one of known) add(one, { jobId: id, packId, at: startedAt, isLate: false });
      });
      if (batches.length === 0) await sessions.complete(sessionId, startedAt);
    },
    get: async (id) => withSession(await attempt(() => get.get(id))),
    jobs: async (packId) => withSessions(await attempt(() => list.all(packId))),
    running: async () =>
      (await withSessions(await attempt(() => running.all()))).filter(({ state: now }) => now === 'running'),
    async take(id, { token, now, until }) {
      const sessionId = asSessionId(id);
      for (const item of await sessions.idle(sessionId, now, 1)) {
        const claim = await sessions.claim({ sessionId, itemId: item.id, token, now, until });
        if (claim.kind !== 'claimed') continue;
        const { id: itemId, epoch, work } = claim.item;
        return {
          hold: { sessionId, itemId, token, epoch },
          batch: JSON.parse(work) as StandardBatch,
        };
      }
      return undefined;
    },
    async claim({ id, itemId }, { token, now, until }) {
      const sessionId = asSessionId(id);
      return batchClaim(sessions, await sessions.claim({ sessionId, itemId, token, now, until }), {
        sessionId,
        itemId,
        token,
        now,
      });
    },
    release: ({ hold }) => sessions.release(hold),
    async releaseAll(id) {
      const sessionId = asSessionId(id);
      const rows = await attempt(() => claimed.all(id));
      for (const row of rows)
        await sessions.release({
          sessionId,
          itemId: asItemId(textOf(row, 'id')),
          token: textOf(row, 'claim_token'),
          epoch: integerOf(row, 'epoch'),
        });
    },
    setState: (id, { from, to, why, met, limits, under }) =>
      attempt(() => {
        const given = limits === undefined ? 0 : 1;
        const { mostCost = null, mostTokens = 0 } = limits ?? {};
        return (
          state.run(
            to,
            why,
            met,
            given,
            mostCost,
            given,
            mostTokens,
            id,
            JSON.stringify(from),
            under === undefined ? 0 : 1,
            under?.mostCost ?? null,
            under?.mostTokens ?? 0,
          ).changes === 1
        );
      }),
    end: async (id, by) => (await sessions.force(asSessionId(id), by)) === 'forced',
    dead: (packId) =>
      attempt(() =>
        dead.all(packId).map((row) => ({
          field: textOf(row, 'field'),
          value: textOf(row, 'value'),
          fault: textOf(row, 'fault') as StandardFault,
        })),
      ),
    forget: (packId, values) =>
      transaction(() => {
        for (const { field, value } of values) forget.run(packId, field, value);
      }),
  };
}
