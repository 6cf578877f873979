import { z } from 'zod';
import { takeIn } from '../../../core/pipeline/reading/intake.ts';
import { composeCloud } from '../functions/compose.ts';
import { keyOfNotice } from '../functions/keyOfNotice.ts';

const eventForm = z.object({
  Records: z
    .array(
      z.object({
        s3: z.object({
          bucket: z.object({ name: z.string() }),
          object: z.object({ key: z.string(), versionId: z.string().optional() }),
        }),
      }),
    )
    // The word that S3 sends once to a new function has none.
    .optional(),
});

const world = composeCloud();

/** Takes up the objects that a notice of S3 names. A failure is thrown, so that Lambda gives the same notice again. */
export async function handler(event: unknown): Promise<void> {
  for (const { s3 } of eventForm.parse(event).Records ?? []) {
    const { key, versionId = '' } = s3.object;
    await takeIn(world, { bucket: s3.bucket.name, key: keyOfNotice(key), versionId });
  }
}
