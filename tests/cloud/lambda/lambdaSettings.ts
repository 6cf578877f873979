/** A function, as a template describes it. */
export interface LambdaSettings {
  readonly name: string;
  readonly arn: string;
  /** Where its code lies, as it was bundled. */
  readonly folder: string;
  /** `<file>.<export>` */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Calls at one time; more are turned away. `undefined`: as many as come. */
  readonly reservedConcurrency?: number | undefined;
}

/** What became of one call, as the line `REPORT` tells it. */
export interface LambdaReport {
  readonly requestId: string;
  readonly elapsedMs: number;
  /** Time to load the handler, where this call met no environment that had it. */
  readonly initMs: number | undefined;
  /** Peak memory of the environment so far; 0 where it was gone before anybody could look. */
  readonly peakBytes: number;
  /** `undefined` where the handler answered. */
  readonly errorType: string | undefined;
}

/** What a caller gets. `throttled`: nothing was run. */
export type LambdaOutcome =
  | { readonly kind: 'answer'; readonly payload: unknown }
  | { readonly kind: 'error'; readonly errorType: string; readonly errorMessage: string }
  | { readonly kind: 'throttled' };

/** How a test meddles with one call. */
export interface LambdaMeddling {
  /** Kills the environment so many milliseconds after the handler has begun. */
  readonly killAfterMs?: number;
  /** Waits before the handler begins. */
  readonly delayMs?: number;
  /** The handler runs to its end, but the caller hears of an error. */
  readonly loseAnswer?: true;
}
