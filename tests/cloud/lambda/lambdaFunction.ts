import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Environment, startEnvironment } from './environment.ts';
import type { Gate } from './gate.ts';
import type { LambdaMeddling, LambdaOutcome, LambdaReport, LambdaSettings } from './lambdaSettings.ts';

/** What functions share. */
export interface LambdaWorld {
  /** How many handlers run at one time on this machine; others wait. */
  readonly gate: Gate;
  /** Credentials, region and endpoints of the stand-ins. */
  readonly access: (functionName: string) => Readonly<Record<string, string>>;
  /** How far clocks are ahead, in milliseconds. */
  readonly aheadMs: () => number;
  /** Waits before the second and the third try of an asynchronous call, in milliseconds. */
  readonly retryMs: readonly number[];
  readonly meddle?: ((functionName: string, event: unknown) => LambdaMeddling | undefined) | undefined;
  readonly onLine?: ((name: string, line: string) => void) | undefined;
}

/** A function with its environments: a free one is used again, otherwise one more is started. */
export class LambdaFunction {
  readonly settings: LambdaSettings;
  /** Of all calls, oldest first. */
  readonly reports: LambdaReport[] = [];
  readonly #world: LambdaWorld;
  readonly #free: Environment[] = [];
  readonly #busy = new Set<Environment>();
  #calls = 0;

  constructor(settings: LambdaSettings, world: LambdaWorld) {
    this.settings = settings;
    this.#world = world;
  }

  /** Calls it and waits for the answer. Never rejects. */
  async invoke(event: unknown): Promise<LambdaOutcome> {
    const { reservedConcurrency } = this.settings;
    if (reservedConcurrency !== undefined && this.#calls >= reservedConcurrency) return { kind: 'throttled' };
    this.#calls += 1;
    try {
      return await this.#world.gate.within(() => this.#run(event));
    } finally {
      this.#calls -= 1;
    }
  }

  /**
   * Calls it as S3, SNS and schedules do, up to three times until it answers; being turned away is no try.
   * @param retries after the first try
   * @returns The last error; `undefined` where it answered.
   */
  async invokeLater(event: unknown, retries = 2): Promise<LambdaOutcome | undefined> {
    let tries = 0;
    for (;;) {
      const outcome = await this.invoke(event);
      if (outcome.kind === 'answer') return undefined;
      if (outcome.kind === 'throttled') {
        await wait(200);
        continue;
      }
      const pause = this.#world.retryMs[tries];
      if (pause === undefined || tries >= retries) return outcome;
      tries += 1;
      await wait(pause);
    }
  }

  /** Kills every environment that is at work, in the middle of it. @returns how many those were */
  kill(): number {
    const busy = [...this.#busy];
    for (const one of busy) one.kill();
    return busy.length;
  }

  /** Ends all environments; the next call meets a cold one. */
  close(): void {
    for (const one of [...this.#free.splice(0), ...this.#busy]) one.kill();
  }

  async #run(event: unknown): Promise<LambdaOutcome> {
    const { settings } = this;
    const requestId = randomUUID();
    const meddling = this.#world.meddle?.(settings.name, event) ?? {};
    await wait(meddling.delayMs ?? 0);
    const began = performance.now();
    let environment = this.#free.pop();
    while (environment !== undefined && !environment.isAlive) environment = this.#free.pop();
    let initMs: number | undefined;
    if (environment === undefined) {
      try {
        environment = await startEnvironment(settings, this.#world.access(settings.name), (line) =>
          this.#world.onLine?.(settings.name, line),
        );
      } catch (error) {
        const errorMessage = error instanceof Error ? error.message : String(error);
        const elapsedMs = performance.now() - began;
        this.#report({
          requestId,
          elapsedMs,
          initMs: elapsedMs,
          peakBytes: 0,
          errorType: 'Runtime.ImportModuleError',
        });
        return { kind: 'error', errorType: 'Runtime.ImportModuleError', errorMessage };
      }
      initMs = performance.now() - began;
    }
    const used = environment;
    this.#busy.add(used);
    const killer =
      meddling.killAfterMs === undefined ? undefined : setTimeout(() => used.kill(), meddling.killAfterMs);
    const called = performance.now();
    const outcome = await used.run({
      requestId,
      event: JSON.stringify(event),
      arn: settings.arn,
      deadline: Date.now() + settings.timeoutSeconds * 1000,
      aheadMs: this.#world.aheadMs(),
    });
    clearTimeout(killer);
    this.#busy.delete(used);
    if (used.isAlive) this.#free.push(used);
    this.#report({
      requestId,
      elapsedMs: performance.now() - called,
      initMs,
      peakBytes: used.peakBytes,
      errorType: outcome.kind === 'error' ? outcome.errorType : undefined,
    });
    if (outcome.kind === 'error')
      this.#world.onLine?.(settings.name, `${outcome.errorType} ${outcome.errorMessage}`);
    if (meddling.loseAnswer === undefined) return outcome;
    return {
      kind: 'error',
      errorType: 'Stand-in.AnswerLost',
      errorMessage: 'The answer was lost on purpose.',
    };
  }

  #report(report: LambdaReport): void {
    this.reports.push(report);
    const init = report.initMs === undefined ? '' : ` Init Duration: ${report.initMs.toFixed(2)} ms`;
    this.#world.onLine?.(
      this.settings.name,
      `REPORT RequestId: ${report.requestId} Duration: ${report.elapsedMs.toFixed(2)} ms Memory Size: ${String(this.settings.memoryMb)} MB Max Memory Used: ${String(Math.ceil(report.peakBytes / 1024 ** 2))} MB${init}`,
    );
  }
}
