import { asItemId, asSessionId } from '../../../core/model/session.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import type { StandardJob, StandardJobId } from '../../../core/model/standardising.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import type { StandardStore } from '../../../core/ports/standardStore.ts';
import { anotherJob, batchClaim } from '../../../core/standardise/batchClaim.ts';
import { expressed } from './expressed.ts';
import { pagesOf } from './leadReads.ts';
import { textOf } from './sessionItems.ts';
import { batchGet } from './sessionReads.ts';
import { putKnown } from './standardCommits.ts';
import { jobKey, jobsPartition, lastKey, type StandardAccess } from './standardItems.ts';
import { jobItem, jobOf, readJob } from './standardReads.ts';
import { transact, updateOne } from './transact.ts';

type Jobs = Pick<
  StandardStore,
  'create' | 'get' | 'jobs' | 'take' | 'claim' | 'release' | 'setState' | 'end'
>;

/** Jobs that are looked back on. */
const lookedBack = 10;

/** Jobs and who is at work on their batches. */
export function standardJobs(access: StandardAccess, sessions: SessionStore): Jobs {
  const { table: TableName } = access;

  /** The job of the pack that was begun last. @throws {AppError} `USAGE` where it is under way */
  const lastOf = async (packId: StandardJob['packId']): Promise<StandardJobId | null> => {
    const [item] = await batchGet(access, [lastKey(packId)]);
    if (item === undefined) return null;
    const id = textOf(item, 'job') as StandardJobId;
    const job = await readJob(access, id);
    if (job !== undefined && (job.state === 'running' || job.state === 'paused')) throw anotherJob();
    return id;
  };

  return {
    async create({ job, batches, known, sha256 }) {
      const { id, packId, startedAt: at } = job;
      const sessionId = asSessionId(id);
      const last = await lastOf(packId);
      await sessions.begin({ id: sessionId, kind: 'standardise', lane: 'standard', at });
      await sessions.register(
        sessionId,
        batches.map((batch, place) => ({
          id: asItemId(`b${String(place)}`),
          place,
          work: JSON.stringify(batch),
        })),
      );
      await sessions.seal(sessionId, { total: batches.length, sha256, at });
      const asked = batches.reduce((sum, { values }) => sum + values.length, 0);
      const Item = jobItem(job, { asked: asked + known.length, known: known.length });
      const condition = last === null ? 'attribute_not_exists(#job)' : '#job = :last';
      // Where two begin at once, the session of the other one has no job and is never worked off.
      const answer = await transact(access, [
        { Put: { TableName, Item } },
        {
          Put: {
            TableName,
            Item: { ...lastKey(packId), job: id },
            ConditionExpression: condition,
            ...expressed([condition], { last }),
          },
        },
      ]);
      if (answer === 'refused') throw anotherJob();
      await putKnown(access, known, { jobId: id, packId, at });
      if (batches.length === 0) await sessions.complete(sessionId, at);
    },
    get: (id) => readJob(access, id),
    async jobs(packId) {
      const found: StandardJob[] = [];
      for await (const items of pagesOf(access, {
        ConsistentRead: true,
        ScanIndexForward: false,
        KeyConditionExpression: 'pk = :jobs',
        ExpressionAttributeValues: { ':jobs': jobsPartition },
      }))
        for (const item of items) {
          if (item['pack_id'] !== packId) continue;
          const job = await jobOf(access, item);
          if (job !== undefined) found.push(job);
          if (found.length === lookedBack) return found;
        }
      return found;
    },
    async take(id, { token, now, until }) {
      const sessionId = asSessionId(id);
      for (let round = 0; round < sessionTableOptions.tries; round++) {
        const [item] = await sessions.idle(sessionId, now, 1);
        if (item === undefined) return undefined;
        const asked = { sessionId, itemId: item.id, token, now };
        const claim = await batchClaim(sessions, await sessions.claim({ ...asked, until }), asked);
        if (claim.kind === 'claimed') return claim.taken;
      }
      return undefined;
    },
    async claim({ id, itemId }, { token, now, until }) {
      const asked = { sessionId: asSessionId(id), itemId, token, now };
      return batchClaim(sessions, await sessions.claim({ ...asked, until }), asked);
    },
    release: ({ hold }) => sessions.release(hold),
    async setState(id, { from, to, why, met, limits, under }) {
      const update =
        `SET #state = :to, #why = :why` +
        (limits === undefined ? '' : ', #most_tokens = :tokens') +
        (limits === undefined || limits.mostCost === null ? '' : ', #most_cost = :cost') +
        (met === null ? ' REMOVE #met' : ', #met = :met') +
        (limits?.mostCost === null ? `${met === null ? ',' : ' REMOVE'} #most_cost` : '');
      const states = from.map((_, at) => `#state = :from${String(at)}`).join(' OR ');
      const present =
        under?.mostCost === null ? 'attribute_not_exists(#most_cost)' : '#most_cost = :under_cost';
      const condition =
        under === undefined ? states : `(${states}) AND #most_tokens = :under_tokens AND ${present}`;
      const values = {
        to,
        why,
        met,
        tokens: limits?.mostTokens,
        cost: limits?.mostCost,
        under_tokens: under?.mostTokens,
        under_cost: under?.mostCost,
        ...Object.fromEntries(from.map((state, at) => [`from${String(at)}`, state])),
      };
      const answer = await updateOne(access, {
        TableName,
        Key: jobKey(id),
        UpdateExpression: update,
        ConditionExpression: condition,
        ...expressed([update, condition], values),
      });
      return answer === 'written';
    },
    end: async (id, by) => (await sessions.force(asSessionId(id), by)) === 'forced',
  };
}
