import type { MessageEnd } from '../session/workItem.ts';
import { analyzeUpload } from './analyzeUpload.ts';
import { endOf } from './messageEnd.ts';
import type { WorkMessage } from './messages.ts';
import type { AnalyzeWorld } from './pipelineWorld.ts';

/** Reads the upload that a message is about. */
export async function analyzeWork(
  world: AnalyzeWorld,
  { uploadId }: Extract<WorkMessage, { kind: 'analyze' }>,
): Promise<MessageEnd> {
  return endOf(await analyzeUpload(world, uploadId));
}
