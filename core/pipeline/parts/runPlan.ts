import { keyOfPack } from '../../dedupe/rowKey.ts';
import { invariant } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import type { SessionId } from '../../model/session.ts';
import type { UploadId, UploadLane } from '../../model/upload.ts';
import { cutParts, type TextPart } from '../../parse/cutParts.ts';
import type { RunTask } from '../../run/writeReports.ts';
import { withTarget } from '../../run/writeRun.ts';
import { openSession } from '../../session/openSession.ts';
import type { KeptTable } from '../world/keptAnalysis.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { fromPlainBytes, plainBytes } from '../world/plainData.ts';
import { partItemId, runPlaces, sessionsOf } from '../world/places.ts';
import { readWhole } from '../world/readWhole.ts';
import { sessionDeps } from '../world/sessionDeps.ts';

/** All that a run rests on, fixed when it begins, so that whoever goes on with it does the same. */
export interface KeptPlan {
  readonly uploadId: UploadId;
  readonly lane: UploadLane;
  readonly request: RunTask;
  readonly table: KeptTable;
  /** Bytes of a part of the text. */
  readonly partBytes: number;
}

type Beginning = Pick<PipelineBase, 'objects'> & Parameters<typeof sessionDeps>[0];

/** Begins a run, or goes on beginning it: the plan that was kept first is the one that counts. */
export async function beginRun(
  world: Beginning,
  { runId, plan }: { readonly runId: RunId; readonly plan: KeptPlan },
): Promise<void> {
  await world.objects.put(runPlaces(runId).plan, plainBytes(plan), { ifAbsent: true });
  const kept = await readPlan(world, runId);
  const { look, write } = sessionsOf(runId);
  await beginSession(world, { sessionId: looksFirst(kept) ? look : write, plan: kept });
}

export async function readPlan({ objects }: Pick<Beginning, 'objects'>, runId: RunId): Promise<KeptPlan> {
  return fromPlainBytes(await readWhole(objects, runPlaces(runId).plan)) as KeptPlan;
}

/** Whether the rows are gone through once before, as it is known at the end only which of them are rejected as doubles. */
export function looksFirst({ request }: KeptPlan): boolean {
  return request.schema.duplicates?.onDuplicate === 'reject' && keyOf({ request }) !== undefined;
}

/** The key by which rows are told that stand more than once. */
export function keyOf({ request }: Pick<KeptPlan, 'request'>): ReturnType<typeof keyOfPack> {
  const { schema, correspondences } = withTarget(request);
  return keyOfPack(schema, new Set(correspondences.map(({ field }) => field)));
}

/** Registers the parts of the text as items, and calls those to mind that are not done. @param given `partBytes`: where parts are smaller than the run's */
export async function beginSession(
  world: Beginning,
  given: { readonly sessionId: SessionId; readonly plan: KeptPlan; readonly partBytes?: number },
): Promise<void> {
  const { sessionId, plan, partBytes = plan.partBytes } = given;
  const { lane, table } = plan;
  const parts = cutParts(table.index, table.textBytes, { partBytes, partRows: Number.MAX_SAFE_INTEGER });
  const items = parts.map((part, place) => ({ id: partItemId(place), work: JSON.stringify(part) }));
  await openSession(sessionDeps(world), { id: sessionId, kind: 'run', lane, items });
}

/** Items read at a time. */
export const pageItems = 500;

/** The part of the text that an item is about. */
export function partOf(work: string): TextPart {
  const part = JSON.parse(work) as TextPart;
  invariant(typeof part.firstRow === 'number', 'an item of a run holds a part of its text');
  return part;
}
