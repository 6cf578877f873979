import type { Upload, UploadEvent, UploadId } from '../../model/upload.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { tellUpload } from '../tell/tellDesks.ts';

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
    await tellUpload(world, changed);
    return changed;
  }
  throw new Error('An upload is changed by others without an end.');
}

export async function noteEvent({ uploads }: Pick<Told, 'uploads'>, event: UploadEvent): Promise<void> {
  await uploads.note(event);
}

/** The present time as it stands in records: ISO 8601 UTC. */
export function now({ clock }: Pick<Told, 'clock'>): string {
  return new Date(clock.now()).toISOString();
}
