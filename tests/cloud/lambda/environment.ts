import { type ChildProcess, spawn } from 'node:child_process';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaOutcome, LambdaSettings } from './lambdaSettings.ts';
import { processMemory } from './processMemory.ts';
import { type Invocation, openRuntimeApi, type RuntimeApi } from './runtimeApi.ts';

const bootstrap = join(import.meta.dirname, 'bootstrap.ts');

/** How often memory is looked at. */
const watchMs = 100;

/** An execution environment: a process that has loaded a handler and works off one call at a time. */
export interface Environment {
  /** Never rejects; after a time-out, an exit or too much memory the environment is dead. */
  run(invocation: Invocation): Promise<Exclude<LambdaOutcome, { kind: 'throttled' }>>;
  readonly isAlive: boolean;
  /** So far, also of one that has ended. */
  readonly peakBytes: number;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): void;
}

/**
 * Starts a process for a function and waits until its handler is loaded.
 *
 * @param onLine gets what it prints
 * @throws {Error} with the runtime's words where the handler cannot be loaded
 */
export async function startEnvironment(
  settings: LambdaSettings,
  access: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
): Promise<Environment> {
  const api = await openRuntimeApi();
  const temporary = mkdtempSync(join(tmpdir(), 'mapwright-lambda-'));
  const child = spawn(process.execPath, [...nodeFlags(settings.memoryMb), bootstrap], {
    cwd: settings.folder,
    env: {
      ...environmentOf(settings),
      ...access,
      ...settings.environment,
      AWS_LAMBDA_RUNTIME_API: api.address,
      TMPDIR: temporary,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) forwardLines(stream, onLine);
  const life = new EnvironmentLife({ settings, api, child });
  child.once('exit', () => {
    api.close();
    rmSync(temporary, { recursive: true, force: true });
  });
  try {
    await Promise.race([
      api.ready,
      life.ended.then(() => {
        throw new Error('Runtime exited before its handler was loaded');
      }),
    ]);
  } catch (error) {
    life.kill();
    throw error;
  }
  return life;
}

class EnvironmentLife implements Environment {
  readonly ended: Promise<void>;
  peakBytes = 0;
  isAlive = true;
  readonly #settings: LambdaSettings;
  readonly #api: RuntimeApi;
  readonly #child: ChildProcess;
  #isTooLarge = false;

  constructor(parts: {
    readonly settings: LambdaSettings;
    readonly api: RuntimeApi;
    readonly child: ChildProcess;
  }) {
    this.#settings = parts.settings;
    this.#api = parts.api;
    this.#child = parts.child;
    this.ended = new Promise((resolve) => {
      parts.child.once('exit', () => {
        this.isAlive = false;
        resolve();
      });
    });
  }

  async run(invocation: Invocation): ReturnType<Environment['run']> {
    const { requestId } = invocation;
    const limitMs = invocation.deadline - Date.now();
    let timer: NodeJS.Timeout | undefined;
    const watch = setInterval(() => this.#look(), watchMs);
    const timedOut = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, limitMs, 'late');
    });
    const end = await Promise.race([
      this.#api.invoke(invocation),
      timedOut,
      this.ended.then(() => 'gone' as const),
    ]);
    clearTimeout(timer);
    clearInterval(watch);
    this.#look();
    if (end === 'late') {
      this.kill();
      return {
        kind: 'error',
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${this.#settings.timeoutSeconds.toFixed(2)} seconds`,
      };
    }
    if (end === 'gone') {
      const status = this.#child.exitCode;
      const how = status === null ? 'signal: killed' : `exit status ${String(status)}`;
      return {
        kind: 'error',
        errorType: this.#isTooLarge ? 'Runtime.OutOfMemory' : 'Runtime.ExitError',
        errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${how}`,
      };
    }
    if (end.kind === 'error') return end;
    return { kind: 'answer', payload: JSON.parse(end.payload) };
  }

  kill(): void {
    this.isAlive = false;
    this.#child.kill('SIGKILL');
  }

  #look(): void {
    const { presentBytes, peakBytes } = processMemory(this.#child.pid ?? 0);
    this.peakBytes = Math.max(this.peakBytes, peakBytes);
    if (presentBytes <= this.#settings.memoryMb * 1024 * 1024) return;
    this.#isTooLarge = true;
    this.kill();
  }
}

/** The share of memory that Lambda gives to the heap of Node. */
function nodeFlags(memoryMb: number): readonly string[] {
  return [
    `--max-old-space-size=${String(Math.floor(memoryMb * 0.9))}`,
    `--max-semi-space-size=${String(Math.max(1, Math.floor(memoryMb * 0.05)))}`,
    '--disable-warning=ExperimentalWarning',
  ];
}

/** What Lambda itself sets; nothing of this process' own environment gets in. */
function environmentOf(settings: LambdaSettings): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    _HANDLER: settings.handler,
    LAMBDA_TASK_ROOT: settings.folder,
    AWS_LAMBDA_FUNCTION_NAME: settings.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${settings.name}`,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function forwardLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (piece: Buffer) => {
    const lines = `${rest}${piece.toString('utf8')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
