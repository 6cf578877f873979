import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FinishWorld } from '../../../core/pipeline/world/pipelineWorld.ts';
import { writingTools } from '../../local/pipeline/writingTools.ts';
import { composeCloud } from './compose.ts';

/** The time-out of the function. */
const finishMs = 900_000;

/** What the function works with that puts outputs together. */
export function composeFinish(): FinishWorld {
  return { ...composeCloud(), writing: writingTools(join(tmpdir(), 'mapwright')), finishMs };
}
