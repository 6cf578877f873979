import { analyzeWork } from './analyzeWork.ts';
import type { Works } from './doWork.ts';
import { finishWork } from './finishWork.ts';
import { partWork } from './partWork.ts';
import type { PipelineWorld } from '../world/pipelineWorld.ts';

/** All that a world does in which one process does everything. */
export function allWorks(world: PipelineWorld): Works {
  return {
    analyze: (message) => analyzeWork(world, message),
    part: (message) => partWork(world, message),
    finish: (message) => finishWork(world, message),
  };
}
