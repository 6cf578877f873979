import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../../../core/model/analysis.ts';
import type { AppError } from '../../../core/model/errors.ts';
import type { FileId } from '../../../core/model/ids.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { type EngineChild, type EngineExit, type ForkEngine, isAbort, wordsOf } from './engineChild.ts';
import type { Answers, EngineJob } from './engineJob.ts';
import { type EngineLimits, poolSizes } from './engineLimits.ts';
import { cancelledError, errorFrom, lostError, memoryError } from './failure.ts';
import type { EngineSetup, FromEngine } from './protocol.ts';
import { residentMemory } from './residentMemory.ts';
import { timeVerdict } from './timeVerdict.ts';

/** A job with what the host knows and wants of it. */
export interface Order<Kind extends EngineJob['kind']> {
  readonly job: EngineJob & { readonly kind: Kind };
  /** Of the source; gives the time that the job may take. */
  readonly sizeBytes: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Keeps an engine process at work, watches it and replaces it. */
export interface Supervisor {
  perform<Kind extends EngineJob['kind']>(order: Order<Kind>): Promise<Answers[Kind]>;
  forget(fileId: FileId): void;
  /** Starts a process where there is none. */
  warm(): void;
  /** Largest resident memory of any engine process so far, in bytes; 0 where the system does not tell. */
  peakResidentBytes(): number;
  /** The process that is at work, for whoever looks after processes. */
  pid(): number | undefined;
  close(): Promise<void>;
}

export interface SupervisorOptions {
  readonly processUrl: URL;
  readonly workerUrl: URL;
  readonly fork: ForkEngine;
  readonly limits: EngineLimits;
  /** Folder in which each process gets a scratch folder of its own. */
  readonly scratch: string;
  /** As of `EngineSetup`; absent: none. */
  readonly prepared?: EngineSetup['prepared'];
  readonly codeCache?: string;
}

interface Ticket {
  readonly id: number;
  readonly order: Order<EngineJob['kind']>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: AppError) => void;
  /** A worker is at it, so it may be what brings the process down. */
  started: boolean;
  /** Why it is being stopped; it then ends with this, whatever else happens. */
  verdict: AppError | undefined;
  timer: NodeJS.Timeout | undefined;
  /** As of a `TimedJob`. */
  startedMs: number;
  /** Processes that ended while they had it. */
  losses: number;
}

interface Engine {
  readonly child: EngineChild;
  readonly scratch: string;
  /** Jobs that were sent and have not ended. */
  readonly tickets: Map<number, Ticket>;
  ready: boolean;
  /** Set where the host ends it for its memory. */
  overMemory: boolean;
}

/**
 * Starts the supervision. When a process dies or is ended over its limits, one job that was alone at work is to blame and
 * rejects. Of several nobody knows which it was: each is tried once more with nothing beside it, so the guilty one meets its
 * limit alone and the others finish. Jobs that had not begun are just sent again.
 */
export function supervisor(options: SupervisorOptions): Supervisor {
  const { limits } = options;
  const waiting: Ticket[] = [];
  const suspects: Ticket[] = [];
  let engine: Engine | undefined;
  let lastId = 0;
  let peakBytes = 0;
  let watch: NodeJS.Timeout | undefined;
  let closed = false;
  let cleaning: Promise<unknown> = Promise.resolve();
  /** Jobs on their second try, which is to be alone. */
  const retried = new WeakSet<Ticket>();

  const pump = (): void => {
    if (closed) return;
    const alone = suspects.length > 0;
    if (!alone && waiting.length === 0) return;
    engine ??= start();
    if (alone) {
      const suspect = engine.tickets.size === 0 ? suspects.shift() : undefined;
      if (suspect !== undefined) send(engine, suspect);
      return;
    }
    if ([...engine.tickets.values()].some((ticket) => retried.has(ticket))) return;
    for (const ticket of waiting.splice(0)) send(engine, ticket);
  };

  const send = (present: Engine, ticket: Ticket): void => {
    present.tickets.set(ticket.id, ticket);
    present.child.send({ kind: 'job', id: ticket.id, job: ticket.order.job });
    watch ??= setInterval(look, engineOptions.memoryPollMs);
  };

  const start = (): Engine => {
    const scratch = join(options.scratch, randomBytes(8).toString('hex'));
    const child = options.fork(options.processUrl);
    const started: Engine = { child, scratch, tickets: new Map(), ready: false, overMemory: false };
    child.onMessage((message) => receive(started, message));
    child.onExit((exit) => ended(started, exit));
    child.send({
      kind: 'setUp',
      workerUrl: options.workerUrl.href,
      scratch,
      ...poolSizes(limits),
      recycleBytes: limits.memoryBytes / 2,
      prepared: options.prepared ?? [],
      codeCache: options.codeCache ?? null,
    });
    return started;
  };

  const receive = (from: Engine, message: FromEngine): void => {
    if (message.kind === 'ready') from.ready = true;
    else if (message.kind === 'memory') weigh(from, message.residentBytes);
    else {
      const ticket = from.tickets.get(message.id);
      // What was settled already may still send its last words.
      if (ticket === undefined) return;
      const { order } = ticket;
      switch (message.kind) {
        case 'started': {
          ticket.started = true;
          ticket.startedMs = performance.now();
          if (ticket.timer === undefined) limitTime(ticket, false);
          break;
        }
        case 'progress':
          if (ticket.verdict !== undefined) break;
          if (order.job.kind === 'searchDocument') limitTime(ticket, true);
          order.onProgress?.(message.progress);
          break;
        case 'done':
          settle(from, ticket, () => ticket.resolve(message.answer));
          break;
        case 'failed':
          settle(from, ticket, () => ticket.reject(errorFrom(message.failure)));
          break;
      }
    }
  };

  const limitTime = (ticket: Ticket, isMoving: boolean): void => {
    clearTimeout(ticket.timer);
    const { afterMs, verdict } = timeVerdict(limits, ticket, isMoving);
    ticket.timer = setTimeout(() => stop(ticket, verdict()), afterMs);
  };

  const settle = (from: Engine, ticket: Ticket, tell: () => void): void => {
    from.tickets.delete(ticket.id);
    clearTimeout(ticket.timer);
    if (from.tickets.size === 0) {
      look();
      clearInterval(watch);
      watch = undefined;
    }
    if (ticket.verdict === undefined) tell();
    else ticket.reject(ticket.verdict);
    pump();
  };

  /** Ends a job that was sent, or one that waits. The process itself goes where the job does not. */
  const stop = (ticket: Ticket, verdict: AppError): void => {
    for (const queue of [waiting, suspects]) {
      const place = queue.indexOf(ticket);
      if (place < 0) continue;
      queue.splice(place, 1);
      ticket.reject(verdict);
      return;
    }
    const present = engine;
    if (present?.tickets.get(ticket.id) !== ticket || ticket.verdict !== undefined) return;
    ticket.verdict = verdict;
    clearTimeout(ticket.timer);
    present.child.send({ kind: 'cancel', id: ticket.id });
    ticket.timer = setTimeout(() => present.child.kill(), engineOptions.stopMs);
  };

  const look = (): void => {
    const pid = engine?.child.pid;
    const memory = pid === undefined ? undefined : residentMemory(pid);
    if (engine === undefined || memory === undefined) return;
    peakBytes = Math.max(peakBytes, memory.peakBytes);
    weigh(engine, memory.presentBytes);
  };

  const weigh = (present: Engine, residentBytes: number): void => {
    peakBytes = Math.max(peakBytes, residentBytes);
    if (residentBytes <= limits.memoryBytes || present.tickets.size === 0 || present.overMemory) return;
    present.overMemory = true;
    present.child.kill();
  };

  const ended = (from: Engine, exit: EngineExit): void => {
    if (engine === from) engine = undefined;
    clearInterval(watch);
    watch = undefined;
    // A process that was killed leaves its intermediate files behind; what cannot be deleted is at the next start.
    cleaning = Promise.all([cleaning, rm(from.scratch, { recursive: true, force: true })]).catch(
      () => undefined,
    );
    const tickets = [...from.tickets.values()];
    from.tickets.clear();
    for (const ticket of tickets) {
      clearTimeout(ticket.timer);
      ticket.losses += 1;
    }
    const atWork = tickets.filter((ticket) => ticket.started).length;
    for (const ticket of tickets) {
      const { name } = ticket.order.job;
      if (ticket.verdict !== undefined) ticket.reject(ticket.verdict);
      else if (closed) ticket.reject(cancelledError(name));
      else if (!from.ready || ticket.losses >= engineOptions.losses)
        ticket.reject(lostError(name, wordsOf(exit)));
      else if (!ticket.started) waiting.push(ticket);
      else if (atWork === 1) {
        const overMemory = from.overMemory || isAbort(exit);
        ticket.reject(overMemory ? memoryError(name) : lostError(name, wordsOf(exit)));
      } else {
        ticket.started = false;
        ticket.timer = undefined;
        retried.add(ticket);
        suspects.push(ticket);
      }
    }
    pump();
  };

  return {
    perform: (order) =>
      new Promise((resolve, reject) => {
        const { signal, job } = order;
        if (closed || signal?.aborted === true) {
          reject(cancelledError(job.name));
          return;
        }
        lastId += 1;
        const onAbort = (): void => stop(ticket, cancelledError(job.name));
        const ticket: Ticket = {
          id: lastId,
          order,
          resolve(answer) {
            signal?.removeEventListener('abort', onAbort);
            resolve(answer as never);
          },
          reject(error) {
            signal?.removeEventListener('abort', onAbort);
            reject(error);
          },
          started: false,
          verdict: undefined,
          timer: undefined,
          startedMs: 0,
          losses: 0,
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(ticket);
        pump();
      }),
    forget: (fileId) => engine?.child.send({ kind: 'forget', fileId }),
    warm() {
      if (!closed) engine ??= start();
    },
    peakResidentBytes: () => peakBytes,
    pid: () => engine?.child.pid,
    async close() {
      closed = true;
      for (const ticket of [...waiting.splice(0), ...suspects.splice(0)])
        ticket.reject(cancelledError(ticket.order.job.name));
      const present = engine;
      if (present !== undefined) {
        const gone = new Promise<void>((resolve) => {
          present.child.onExit(() => resolve());
        });
        present.child.kill();
        await gone;
      }
      await cleaning;
    },
  };
}
