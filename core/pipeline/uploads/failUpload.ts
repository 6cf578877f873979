import type { Upload, UploadId } from '../../model/upload.ts';
import { toErrorView } from '../../service/base/errorView.ts';
import { changeUpload } from './changeUpload.ts';
import { codeOf } from '../world/codeOf.ts';
import { sortError } from '../world/errorSort.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { tellNotIngested } from '../tell/tellIngestion.ts';

type Failing = Pick<PipelineBase, 'uploads' | 'connections' | 'clock' | 'log' | 'notifier' | 'fileMetadata'>;

/** What went wrong, and where. */
export interface Failure {
  readonly error: unknown;
  /** Name of the step. */
  readonly by: string;
}

/**
 * Writes on an upload that it failed, and tells so. What another try may mend is thrown on instead, so that its message
 * comes again; once that was given up, `giveUpUpload` is for it.
 */
export async function failUpload(world: Failing, id: UploadId, failure: Failure): Promise<void> {
  if (sortError(failure.error).category === 'transient') throw failure.error;
  await giveUpUpload(world, id, failure);
}

/** The same, whatever it was. An upload that has ended stays as it is. */
export async function giveUpUpload(world: Failing, id: UploadId, { error, by }: Failure): Promise<void> {
  const view = toErrorView(error);
  const { category, severity } = sortError(error);
  const present = await world.uploads.get(id);
  if (present === undefined) return;
  // Before the change, so that whoever comes again after a failure finds the item still to be told.
  if (!hasEnded(present) && present.rowCount === null) await tellNotIngested(world, present, view);
  const failed = await changeUpload(world, id, {
    change: (upload) => (hasEnded(upload) ? undefined : { state: 'failed', error: view }),
    event: { kind: 'failed', by, detail: { code: codeOf(error), category } },
  });
  world.log.error('upload.failed', { uploadId: id, code: codeOf(error), category, step: by });
  if (failed === undefined) return;
  await world.notifier.publish({
    eventId: `${id}#failed#${failed.revision}`,
    topic: 'errors',
    severity,
    code: view.code,
    facts: { uploadId: id, category, step: by },
  });
}

function hasEnded({ state }: Upload): boolean {
  return state === 'done' || state === 'quarantined' || state === 'failed';
}
