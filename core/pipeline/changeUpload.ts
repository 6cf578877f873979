import type { ErrorView } from '../model/errors.ts';
import { asSessionId } from '../model/session.ts';
import type { Upload, UploadEvent, UploadId } from '../model/upload.ts';
import type { PipelineBase } from './pipelineWorld.ts';

type Told = Pick<PipelineBase, 'uploads' | 'connections' | 'clock' | 'log'>;

/** Tries of a change that others come before; each loss means that somebody else has got on with it. */
const mostTries = 8;

/** What is to become of an upload, and the line of the history that says so. */
export interface UploadChange {
  /** @returns what changes; `undefined` where the upload is to stay as it is */
  readonly change: (upload: Upload) => Partial<Upload> | undefined;
  readonly event?: Pick<UploadEvent, 'kind' | 'detail'> & { readonly by?: string };
}

/**
 * Changes an upload as it is now, however often others come first, notes it in the history and tells whoever watches.
 *
 * @returns the upload as it is then; `undefined` where there is none, or it was to stay as it is
 */
export async function changeUpload(
  world: Told,
  id: UploadId,
  { change, event }: UploadChange,
): Promise<Upload | undefined> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const present = await world.uploads.get(id);
    const wanted = present === undefined ? undefined : change(present);
    if (present === undefined || wanted === undefined) return undefined;
    const at = now(world);
    const changed = await world.uploads.change({ ...present, ...wanted, changedAt: at });
    if (changed === undefined) continue;
    if (event !== undefined) await noteEvent(world, { uploadId: id, at, by: 'pipeline', ...event });
    await tellLive(world, changed);
    return changed;
  }
  throw new Error('An upload is changed by others without an end.');
}

export async function noteEvent({ uploads }: Pick<Told, 'uploads'>, event: UploadEvent): Promise<void> {
  await uploads.note(event);
}

/** Nobody watches it alone; those that watch everything are told. */
const noSession = asSessionId('none');

/** A word to the desks that watch: ids, states and counts. Nobody waits for it, and who missed it asks for the state. */
async function tellLive(
  { connections, log }: Pick<Told, 'connections' | 'log'>,
  upload: Upload,
): Promise<void> {
  try {
    const text = JSON.stringify(liveWord(upload));
    for (const { id } of await connections.watching(upload.sessionId ?? noSession))
      await connections.post(id, text);
  } catch (error) {
    log.error('live.lost', { uploadId: upload.id, code: codeOf(error) });
  }
}

/** What a desk is told of an upload. */
function liveWord({ id, state, revision, sessionId, changedAt, counts, error }: Upload) {
  return {
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
  };
}

/** The present time as it stands in records: ISO 8601 UTC. */
export function now({ clock }: Pick<Told, 'clock'>): string {
  return new Date(clock.now()).toISOString();
}

/** Of the error catalogue; a bug has none. */
export function codeOf(error: unknown): ErrorView['code'] | 'BUG' {
  if (typeof error === 'object' && error !== null && 'code' in error && error instanceof Error)
    return (error as { readonly code: ErrorView['code'] }).code;
  return 'BUG';
}
