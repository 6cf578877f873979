import { type EngineChild, type ForkEngine, forkChild } from '../../engine/engineChild.ts';

/** An engine process that was started before anything else was loaded, so that both load at the same time. */
export interface EngineAhead {
  /** Gives the process that was started, once, and then starts others. */
  readonly fork: ForkEngine;
  /** Ends the process where nobody has asked for it. */
  drop(): void;
}

/** Starts an engine process now for a command that will want one. */
export function startAhead(processUrl: URL): EngineAhead {
  let ahead: EngineChild | undefined = forkChild(processUrl);
  return {
    fork(url) {
      const child = ahead ?? forkChild(url);
      ahead = undefined;
      return child;
    },
    drop() {
      ahead?.kill();
      ahead = undefined;
    },
  };
}
