import { quarantineReason } from '../../apply/quarantineReason.ts';
import { exactKeys } from '../../dedupe/exactKeys.ts';
import { AppError, errorCatalogue, type ErrorCode, invariant } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import type { Session, SessionId } from '../../model/session.ts';
import type { Upload } from '../../model/upload.ts';
import { openOutputs } from '../../run/openOutputs.ts';
import { type RunGiven, writeRun } from '../../run/writeRun.ts';
import { failUpload, giveUpUpload } from '../uploads/failUpload.ts';
import { takeFinishTurn } from './finishTurn.ts';
import { endLeads } from '../leads/leadSession.ts';
import { itemsOf, rowsOfParts } from '../parts/keptParts.ts';
import { openText, openUpload } from '../world/keptAnalysis.ts';
import type { FinishWorld } from '../world/pipelineWorld.ts';
import { fromPlainBytes, plainBytes } from '../world/plainData.ts';
import { runOf, runPlaces, sessionsOf } from '../world/places.ts';
import { publishRun, type RunVerdict } from './publishRun.ts';
import { readWhole } from '../world/readWhole.ts';
import type { KeptPart } from '../parts/runPartItem.ts';
import { beginSession, keyOf, type KeptPlan, readPlan } from '../parts/runPlan.ts';

/** `busy`: somebody else is at work on it until then, as far as anybody knows; milliseconds from now. */
export type FinishEnd = { readonly kind: 'done' } | { readonly kind: 'busy'; readonly waitMs: number };

const done: FinishEnd = { kind: 'done' };

/**
 * Goes on with a run whose session has ended: behind a look for doubles the rows are gone through again, and behind that
 * the outputs are put together, judged and published. Nothing is done while the session has not ended; done again, it
 * finds what it has done, up to the byte.
 *
 * @throws {AppError} what another try can mend
 */
export async function finishRun(world: FinishWorld, sessionId: SessionId): Promise<FinishEnd> {
  const { runId, stage } = runOf(sessionId);
  const session = await world.sessions.get(sessionId);
  if (session === undefined || (session.status !== 'complete' && session.status !== 'forced')) return done;
  const plan = await readPlan(world, runId);
  const upload = await world.uploads.get(plan.uploadId);
  if (stage === 'leads') {
    await endLeads(world, { session, plan });
    return done;
  }
  if (upload === undefined || upload.state === 'done' || upload.state === 'quarantined') return done;
  const turn = await takeFinishTurn(world, session);
  if (turn === 'done') return done;
  if ('waitMs' in turn) return { kind: 'busy', waitMs: turn.waitMs };
  try {
    const failure = await failureOf(world, session);
    if (failure !== undefined) {
      await giveUpUpload(world, upload.id, { error: failure, by: 'finish' });
      await turn.giveBack();
      return done;
    }
    if (stage === 'look') await writeAfterLook(world, { runId, plan });
    else await writeOutputs(world, { runId, plan, upload, session });
    await turn.done();
  } catch (error) {
    await turn.giveBack();
    await failUpload(world, upload.id, { error, by: 'finish' });
  }
  return done;
}

/** Why a run cannot go on: a part of it failed, or a look for doubles that has to see all rows was ended by force. */
async function failureOf(world: FinishWorld, session: Session): Promise<AppError | undefined> {
  if (runOf(session.id).stage === 'look' && session.status === 'forced')
    return new AppError('CANCELLED', 'The run was ended before all its rows had been looked at.');
  if (session.counts.failed === 0) return undefined;
  for await (const { state, errorCode } of itemsOf(world, session.id)) {
    if (state !== 'failed') continue;
    const code = errorCode !== null && errorCode in errorCatalogue ? (errorCode as ErrorCode) : 'ENGINE_LOST';
    return new AppError(code, 'A part of the file could not be worked off.');
  }
  return undefined;
}

interface RunOf {
  readonly runId: RunId;
  readonly plan: KeptPlan;
}

/** Finds the rows that are rejected as doubles, and has all rows gone through with that. */
async function writeAfterLook(world: FinishWorld, { runId, plan }: RunOf): Promise<void> {
  const key = keyOf(plan);
  invariant(key !== undefined, 'rows are looked through for a key');
  const { look, write } = sessionsOf(runId);
  const scratch = await world.writing.scratch();
  const keys = exactKeys(key.fields, scratch);
  try {
    for await (const { result } of itemsOf(world, look)) {
      if (result === null) continue;
      const { counted } = fromPlainBytes(await readWhole(world.objects, result.key)) as KeptPart;
      if (counted.keys !== undefined) await keys.merge(counted.keys);
    }
    const { later } = await keys.groups();
    await world.objects.put(runPlaces(runId).later, plainBytes({ key: key.fields, rows: later }));
  } finally {
    await keys.dispose();
    await scratch.dispose();
  }
  await beginSession(world, { sessionId: write, plan });
}

/** A run all of whose parts are done, or as many as there will be. */
interface EndedRun extends RunOf {
  readonly upload: Upload;
  readonly session: Session;
}

async function writeOutputs(world: FinishWorld, ended: EndedRun): Promise<void> {
  const { runId, plan, upload, session } = ended;
  const { objects, writing } = world;
  const places = runPlaces(runId);
  const scratch = await writing.scratch();
  let given: RunGiven;
  try {
    given = await writeRun({
      request: plan.request,
      name: upload.fileName,
      table: {
        table: { ...plan.table.table, text: await openText(objects, upload, plan.table) },
        index: plan.table.index,
        sha256: plan.table.sha256,
      },
      scratch,
      outputs: openOutputs({
        create: (name) => objects.create(`${places.outputs}${name}`),
        open: async (name) => ({
          ...(await objects.open({ key: `${places.outputs}${name}` })),
          close: () => Promise.resolve(),
        }),
        deflate: writing.deflate,
      }),
      runRows: rowsOfParts(world, sessionsOf(runId)),
      tables: (run) =>
        writing.tables(run, {
          name: upload.fileName,
          sha256: plan.table.sha256,
          open: () => openUpload(objects, upload),
        }),
      // Where a report lies follows from the verdict, which comes later; beside the validation it does in any case.
      locationOf: (name) => name,
      deflate: writing.deflate,
      rest: () => writing.rest(),
      ...(session.status === 'forced' ? { partial: true } : {}),
    });
  } finally {
    await scratch.dispose();
  }
  await publishRun(world, { runId, plan, upload, session, given, verdict: verdictOf(ended, given) });
}

/** Whether outputs may go on: as local runs are judged, and never where rows are missing. */
function verdictOf({ plan, session }: EndedRun, { counts }: RunGiven): RunVerdict {
  const { quarantine, schema } = plan.request;
  const judged = quarantineReason(counts, quarantine, schema.quarantine);
  if (session.forced === null) return { reason: judged };
  const { missing } = session.forced;
  const parts = `${missing} of ${session.total ?? missing} parts of the file are missing, as the run was ended by hand.`;
  return { reason: judged === null ? parts : `${parts} ${judged}` };
}
