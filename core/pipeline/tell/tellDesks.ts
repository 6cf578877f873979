import { asSessionId, type Session, type SessionId } from '../../model/session.ts';
import type { Upload } from '../../model/upload.ts';
import { codeOf } from '../world/codeOf.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { runOf, sessionsOf } from '../world/places.ts';

type Telling = Pick<PipelineBase, 'connections' | 'log'>;

/** Nobody watches it alone; those that watch everything are told. */
const noSession = asSessionId('none');

/** A word to the desks that watch, of an upload as it is now: ids, states and counts. */
export async function tellUpload(world: Telling, upload: Upload): Promise<void> {
  const { id, state, revision, sessionId, changedAt, counts, error } = upload;
  await tell(world, sessionId ?? noSession, {
    kind: 'upload',
    uploadId: id,
    state,
    revision,
    sessionId,
    changedAt,
    rowsIn: counts?.rowsIn ?? null,
    rowsOut: counts?.rowsOut ?? null,
    rowsRejected: counts?.rowsRejected ?? null,
    code: error?.code ?? null,
  });
}

/** A word of how far a run's parts are; a look for doubles, and taking leads, are told under the session of its run, as uploads have it. */
export async function tellProgress(world: Telling, session: Session): Promise<void> {
  const { id, status, epoch, total, counts } = session;
  const { runId, stage } = runOf(id);
  const looks = stage === 'look';
  const sessionId = sessionsOf(runId).write;
  await tell(world, sessionId, {
    kind: 'progress',
    uploadId: null,
    sessionId,
    looks,
    leads: stage === 'leads',
    status,
    epoch,
    total,
    ...counts,
  });
}

/** Nobody waits for it, and who missed it asks for the state. */
async function tell({ connections, log }: Telling, sessionId: SessionId, word: object): Promise<void> {
  try {
    const text = JSON.stringify(word);
    for (const { id } of await connections.watching(sessionId)) await connections.post(id, text);
  } catch (error) {
    log.error('live.lost', { sessionId, code: codeOf(error) });
  }
}
