import type { Upload } from '../../model/upload.ts';
import { noteEvent, now } from './changeUpload.ts';
import { messageBody } from '../world/messages.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';

/** Uploads called to mind at a time. */
const pageUploads = 100;

/**
 * Sends every upload on its way that waits for a mapping of this layout. Each looks for itself whether the mapping fits it;
 * told twice, nothing happens twice.
 *
 * @returns how many were called to mind
 */
export async function releaseUploads(
  world: Pick<PipelineBase, 'uploads' | 'queues' | 'clock' | 'log'>,
  { fingerprint, by }: { readonly fingerprint: string; readonly by: string },
): Promise<number> {
  const seen = new Set<Upload['id']>();
  for (let limit = pageUploads; ; limit += pageUploads) {
    const waiting = await world.uploads.waitingFor(fingerprint, limit);
    const fresh = waiting.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) {
      seen.add(id);
      await noteEvent(world, { uploadId: id, at: now(world), kind: 'released', by, detail: { fingerprint } });
    }
    await world.queues.send(
      'analyze',
      fresh.map(({ id }) => ({ body: messageBody({ kind: 'analyze', uploadId: id }) })),
    );
    if (waiting.length < limit) break;
  }
  world.log.info('uploads.released', { count: seen.size });
  return seen.size;
}
