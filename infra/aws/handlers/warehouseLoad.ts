import { z } from 'zod';
import { asUploadId } from '../../../core/model/upload.ts';
import { loadRun } from '../../../core/pipeline/runs/loadRun.ts';
import { composeLoad } from '../functions/composeLoad.ts';

const eventForm = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })),
});
/** A notice of a run that is done; see `snsNotifier`. */
const noticeForm = z.looseObject({ facts: z.looseObject({ uploadId: z.string() }) });

const world = composeLoad();

/** Loads the runs that notices tell of. A failure that may pass is thrown, so that Lambda gives the same notice again. */
export async function handler(event: unknown): Promise<void> {
  for (const { Sns } of eventForm.parse(event).Records) {
    const { facts } = noticeForm.parse(JSON.parse(Sns.Message));
    await loadRun(world, asUploadId(facts.uploadId));
  }
}
