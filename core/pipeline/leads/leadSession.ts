import { z } from 'zod';
import type { RunId } from '../../model/ids.ts';
import type { LeadCounts } from '../../model/lead.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import { sessionOptions } from '../../model/options/sessionOptions.ts';
import type { Session } from '../../model/session.ts';
import { changeUpload, noteEvent } from '../uploads/changeUpload.ts';
import { itemsOf } from '../parts/keptParts.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { isLatePlace, runOf, sessionsOf } from '../world/places.ts';
import { readJson } from '../world/readWhole.ts';
import { beginSession, type KeptPlan } from '../parts/runPlan.ts';

/** Lies beside the items of a session that takes leads; `aside`: rows that came after its end. */
const takenForm = z.object({
  added: z.number(),
  updated: z.number(),
  same: z.number(),
  aside: z.number().default(0),
});

/** Whether what a run wrote is taken into the leads: its pack says by which key, and the test lane is only compared. */
export function keepsLeads({ lane, request }: Pick<KeptPlan, 'lane' | 'request'>): boolean {
  return lane === 'main' && request.schema.load !== undefined;
}

/** Has the rows of a run that may go on taken into the leads; begun twice is begun once. */
export async function beginLeads(
  world: PipelineBase,
  { runId, plan }: { readonly runId: RunId; readonly plan: KeptPlan },
): Promise<void> {
  if (!keepsLeads(plan)) return;
  const partBytes = Math.min(plan.partBytes, leadOptions.partBytes);
  await beginSession(world, { sessionId: sessionsOf(runId).leads, plan, partBytes });
}

/** Writes down how many rows were taken in, once an epoch of the session, however often it is asked. */
export async function endLeads(
  world: Pick<PipelineBase, 'sessions' | 'objects' | 'uploads' | 'connections' | 'clock' | 'log'>,
  { session, plan }: { readonly session: Session; readonly plan: KeptPlan },
): Promise<void> {
  const counts = await takenBy(world, session);
  const { runId } = runOf(session.id);
  const { failed } = session.counts;
  const { epoch, endedAt, forced } = session;
  const detail = { runId, ...counts, failed, missing: forced?.missing ?? 0, epoch };
  // At the time of the session's end, so that it is the same line whoever writes it.
  await noteEvent(world, {
    uploadId: plan.uploadId,
    at: endedAt ?? plan.request.startedAt,
    kind: 'leadsTaken',
    by: 'finish',
    detail,
  });
  world.log[failed > 0 ? 'error' : 'info']('leads.taken', detail);
  await changeUpload(world, plan.uploadId, {
    change: ({ leads }) => (leads === 'ended' ? undefined : { leads: 'ended' }),
  });
}

/** Leads of results that came after the end of the session and are not in; `null` where it is not known, or there are none. */
export async function lateLeadsOf(
  world: Pick<PipelineBase, 'sessions' | 'objects'>,
  { id, counts }: Session,
): Promise<number | null> {
  if (counts.late === 0) return null;
  let sum = 0;
  for (const { result } of await world.sessions.lateResults(id, sessionOptions.pageItems)) {
    if (!isLatePlace(result.key)) continue;
    const told = takenForm.safeParse(await readJson(world.objects, result.key));
    // It lies there for some days only.
    if (!told.success) return null;
    sum += told.data.aside;
  }
  return sum;
}

/** What all parts that were counted have told. */
async function takenBy(
  world: Pick<PipelineBase, 'sessions' | 'objects'>,
  { id }: Session,
): Promise<LeadCounts> {
  const sum = { added: 0, updated: 0, same: 0 };
  for await (const { result } of itemsOf(world, id)) {
    if (result === null) continue;
    const { added, updated, same } = takenForm.parse(await readJson(world.objects, result.key));
    sum.added += added;
    sum.updated += updated;
    sum.same += same;
  }
  return sum;
}
