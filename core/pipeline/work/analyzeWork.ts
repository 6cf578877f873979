import type { MessageEnd } from '../../session/workItem.ts';
import { analyzeUpload } from '../reading/analyzeUpload.ts';
import { endOf } from '../world/messageEnd.ts';
import type { WorkMessage } from '../world/messages.ts';
import type { AnalyzeWorld } from '../world/pipelineWorld.ts';

/** Reads the upload that a message is about. */
export async function analyzeWork(
  world: AnalyzeWorld,
  { uploadId }: Extract<WorkMessage, { kind: 'analyze' }>,
): Promise<MessageEnd> {
  return endOf(await analyzeUpload(world, uploadId));
}
