import { useApp } from './appState.ts';

/** Whether a pipeline is set up; most installations have none, and are not told of what it could do. */
export function hasPipeline(): boolean {
  return (useApp.getState().jobs?.pipelines.length ?? 0) > 0;
}
