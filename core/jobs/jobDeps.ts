import type { Settings } from '../model/settings.ts';
import type { Clock, Ids, Log } from '../ports/clock.ts';
import type { PipelineLinks } from '../ports/pipelineLink.ts';

/** What the desk's side of the pipelines works with. */
export interface JobDeps {
  readonly links: PipelineLinks;
  readonly settings: () => Promise<Settings>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Resolves after so many milliseconds, or at once when it is aborted; keeps no process alive. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch at which the person's day began that `now` lies in. */
  readonly dayStart: (now: number) => number;
}
