import type { RunId } from '../../model/ids.ts';
import type { OutputFile } from '../../model/run.ts';
import type { Session } from '../../model/session.ts';
import type { Upload } from '../../model/upload.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import type { RunGiven } from '../../run/writeRun.ts';
import { changeUpload } from '../uploads/changeUpload.ts';
import { compareLanes } from './compareLanes.ts';
import { copyBytes } from '../world/copyBytes.ts';
import { openUpload } from '../world/keptAnalysis.ts';
import { beginLeads, keepsLeads } from '../leads/leadSession.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { archiveKey, manifestKey, outputKey, runPlaces } from '../world/places.ts';
import type { KeptPlan } from '../parts/runPlan.ts';
import { uploadCounts } from '../world/uploadCounts.ts';

/** `reason`: why outputs are held back, in sentences; `null` where they may go on. */
export interface RunVerdict {
  readonly reason: string | null;
}

/** A run whose outputs are written, to be brought to where they belong. */
export interface WrittenRun {
  readonly runId: RunId;
  readonly plan: KeptPlan;
  readonly upload: Upload;
  readonly session: Session;
  readonly given: RunGiven;
  readonly verdict: RunVerdict;
}

/** Brings the outputs to where they belong, the manifest last of all, and says on the upload how its run came out. */
export async function publishRun(world: PipelineBase, run: WrittenRun): Promise<void> {
  const { objects, held } = world;
  const { runId, plan, upload, given, verdict } = run;
  const { schema } = plan.request;
  const isHeld = verdict.reason !== null;
  const place = { packId: schema.id, runId, isHeld };
  const to = isHeld ? held : objects;
  const folder = runPlaces(runId).outputs;
  const outputs: Record<string, string> = {};
  for (const file of given.outputs) {
    const key = outputKey(file, place);
    await bring(objects, `${folder}${file.name}`, { to, key });
    outputs[file.name] = key;
  }
  const manifest = manifestKey(place, run.session.epoch);
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifestOf(run, outputs), null, 2)}\n`);
  await to.put(manifest, bytes, { contentType: 'application/json', ifAbsent: true });
  await archive(world, upload);
  // Before its end is written: whoever goes on with this one has it still to do.
  if (!isHeld) await beginLeads(world, { runId, plan });
  await end(world, run, outputs);
}

async function bring(
  from: ObjectStore,
  source: string,
  { to, key }: { readonly to: ObjectStore; readonly key: string },
): Promise<void> {
  // The store copies within itself, which moves no bytes through us.
  if (from === to) await from.join([source], key);
  else await copyBytes(await from.open({ key: source }), await to.create(key));
}

function manifestOf(
  { runId, plan, upload, session, given, verdict }: WrittenRun,
  outputs: Readonly<Record<string, string>>,
) {
  const { request, table } = plan;
  const { rowsIn, rowsOut, rowsRejected, quality } = given.counts;
  return {
    runId,
    uploadId: upload.id,
    epoch: session.epoch,
    packId: request.schema.id,
    packVersion: request.schema.version,
    mapping: request.mapping ?? null,
    sourceSha256: table.sha256,
    startedAt: request.startedAt,
    rowsIn,
    rowsOut,
    rowsRejected,
    quality: quality?.overall ?? null,
    heldBack: verdict.reason,
    files: given.outputs.map(({ name, kind, sizeBytes, columns }: OutputFile) => ({
      name,
      kind,
      sizeBytes,
      key: outputs[name] ?? '',
      ...(columns === undefined ? {} : { columns }),
    })),
  };
}

/** A copy of the original for good; the one that arrived goes by the bucket's own rules. */
async function archive({ objects }: PipelineBase, upload: Upload): Promise<void> {
  const key = archiveKey(upload);
  if ((await objects.facts({ key })) !== undefined) return;
  await copyBytes(await openUpload(objects, upload), await objects.create(key));
}

async function end(
  world: PipelineBase,
  { runId, plan, upload, session, given, verdict }: WrittenRun,
  outputs: Readonly<Record<string, string>>,
): Promise<void> {
  const { counts } = given;
  const state = verdict.reason === null ? 'done' : 'quarantined';
  const { rowsIn, rowsOut, rowsRejected } = counts;
  const ended = await changeUpload(world, upload.id, {
    change: (present) =>
      present.state === 'done' || present.state === 'quarantined'
        ? undefined
        : {
            state,
            counts: uploadCounts(counts),
            outputs,
            runId,
            error: null,
            // All of them may be in by now.
            ...(state === 'done' && keepsLeads(plan) ? { leads: present.leads ?? 'taking' } : {}),
          },
    event: {
      kind: state === 'done' ? 'ended' : 'quarantined',
      by: 'finish',
      detail: { runId, rowsIn, rowsOut, rowsRejected, reason: verdict.reason },
    },
  });
  if (ended === undefined) return;
  world.log.info('run.ended', { runId, state, rowsIn, rowsOut, rowsRejected });
  await world.notifier.publish({
    eventId: `${session.id}#${state}#${session.epoch}`,
    topic: state === 'done' ? 'processing' : 'errors',
    severity: state === 'done' ? 'low' : 'high',
    code: state,
    facts: { uploadId: upload.id, runId, rowsIn, rowsOut, rowsRejected },
  });
  await compareLanes(world, ended);
}
