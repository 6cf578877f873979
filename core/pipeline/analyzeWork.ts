import type { MessageEnd } from '../session/workItem.ts';
import { analyzeUpload } from './analyzeUpload.ts';
import type { WorkMessage } from './messages.ts';
import type { AnalyzeWorld } from './pipelineWorld.ts';

/** Longest time that a message is put off, in seconds: what queues allow. */
const mostSeconds = 900;

/** Reads the upload that a message is about. */
export async function analyzeWork(
  world: AnalyzeWorld,
  { uploadId }: Extract<WorkMessage, { kind: 'analyze' }>,
): Promise<MessageEnd> {
  const end = await analyzeUpload(world, uploadId);
  if (end.kind === 'done') return { kind: 'remove' };
  return { kind: 'again', afterSeconds: Math.min(mostSeconds, Math.ceil(end.waitMs / 1_000) + 1) };
}
