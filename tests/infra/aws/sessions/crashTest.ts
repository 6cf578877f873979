import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { AppError } from '../../../../core/model/errors.ts';
import { asItemId, asSessionId, type Session, type SessionItem } from '../../../../core/model/session.ts';
import type { SessionDeps } from '../../../../core/session/sessionDeps.ts';
import { openSession } from '../../../../core/session/openSession.ts';
import { tables } from '../../../../infra/aws/tables.ts';
import { startDynoxide } from '../../../cloud/emulators/dynoxide.ts';
import { startFauxqsHere } from '../../../cloud/emulators/fauxqs.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { type CrashPlace, crashDeps } from './crashWorld.ts';

/** How large a crash test is. */
export interface CrashSize {
  readonly items: number;
  /** Items that kill whoever works on them. */
  readonly poison: number;
  /** Share of requests at which the process that makes it is killed. */
  readonly deadly: number;
  /** Milliseconds after which it is given up. */
  readonly patienceMs: number;
}

/** What was found when all had settled. */
export interface CrashReport {
  readonly session: Session;
  readonly items: readonly SessionItem[];
  /** Keys of all results that were written, also by those who were killed before they could count them. */
  readonly written: ReadonlySet<string>;
  /** Ids of the events that were told. */
  readonly told: readonly string[];
  readonly kills: number;
  /** Processes that ended by an error of their own. */
  readonly faults: number;
  readonly attempts: number;
  readonly elapsedMs: number;
}

const sessionId = asSessionId('crash');
const workers = 4;

/**
 * Works a session off with the pipeline's own parts on a DynamoDB and an SQS in processes of their own: four workers and
 * one keeper, each killed (SIGKILL) at random moments again and again, 10 % of the messages twice and none in order, and of
 * 5 % of all requests the answer lost.
 */
export async function crashTest(size: CrashSize): Promise<CrashReport> {
  const folder = temporaryFolder();
  const dynoxide = await startDynoxide();
  const fauxqs = await startFauxqsHere();
  const processes = new Processes();
  try {
    mkdirSync(join(folder.path, 'work'));
    mkdirSync(join(folder.path, 'told'));
    await dynoxide.create(tables.sessions, 'sessions');
    const deadMain = fauxqs.queue('dead-main');
    const main = fauxqs.queue('main', {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:000000000000:dead-main',
        maxReceiveCount: 8,
      }),
    });
    const place: CrashPlace = {
      dynamo: dynoxide.endpoint,
      sqs: fauxqs.endpoint,
      table: 'sessions',
      urls: { main, deadMain },
      folder: folder.path,
      lostWithin: 0.03,
      lostOutside: 0.02,
      doubled: 0.1,
      deadly: size.deadly,
      startedMs: Date.now(),
    };
    await processes.prepare(folder.path, place);
    const startedAt = performance.now();
    const deps = crashDeps({ ...place, lostWithin: 0, lostOutside: 0, deadly: 0 });
    processes.keep(workers);
    await openUntilSealed(crashDeps({ ...place, deadly: 0, lostOutside: 0.002 }), size);
    await ended({ deps, told: () => readdirSync(join(folder.path, 'told')), size, startedAt });
    const elapsedMs = Math.round(performance.now() - startedAt);
    await processes.stop();
    const session = await deps.store.get(sessionId);
    if (session === undefined) throw new Error('The session is gone.');
    const items = await deps.store.items(sessionId, { limit: size.items + 1 });
    return {
      session,
      items,
      written: new Set(readdirSync(join(folder.path, 'work'))),
      told: readdirSync(join(folder.path, 'told')).map(decodeURIComponent),
      kills: processes.kills,
      faults: processes.faults,
      attempts: items.reduce((sum, { attempt }) => sum + attempt, 0),
      elapsedMs,
    };
  } finally {
    await processes.stop();
    await fauxqs.stop();
    await dynoxide.stop();
    folder.dispose();
  }
}

/** As a planner whose message comes again for as long as it has not done its work. */
async function openUntilSealed(deps: SessionDeps, { items, poison }: CrashSize): Promise<void> {
  const manifest = Array.from({ length: items }, (_, place) => ({
    id: asItemId(deps.digest(`item ${place}`).slice(0, 26)),
    work: workOf(place, poison),
  }));
  while (true) {
    try {
      await openSession(deps, { id: sessionId, kind: 'run', lane: 'main', items: manifest });
      return;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}

/** What is wrong with the item at a place. */
export function workOf(place: number, poison: number): 'poison' | 'broken' | 'fine' {
  if (place < poison) return 'poison';
  return place % 300 === 299 ? 'broken' : 'fine';
}

async function ended({
  deps,
  told,
  size,
  startedAt,
}: {
  readonly deps: SessionDeps;
  readonly told: () => readonly string[];
  readonly size: CrashSize;
  readonly startedAt: number;
}): Promise<void> {
  while (performance.now() - startedAt < size.patienceMs) {
    await wait(200);
    const session = await deps.store.get(sessionId);
    if (session?.status === 'complete' && told().length > 0) return;
  }
}

/** Processes that are there again as soon as one is killed. */
class Processes {
  kills = 0;
  faults = 0;
  #running: { readonly role: string; readonly child: ChildProcess }[] = [];
  #isStopped = false;
  #script = '';
  #place = '';

  /** Puts the worker into one file, which starts in a fifth of the time. */
  async prepare(folder: string, place: CrashPlace): Promise<void> {
    this.#script = join(folder, 'crashWorker.mjs');
    this.#place = JSON.stringify(place);
    await build({
      entryPoints: [join(import.meta.dirname, 'crashWorker.ts')],
      outfile: this.#script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'error',
    });
  }

  keep(workerCount: number): void {
    for (let index = 0; index < workerCount; index++) this.#start('worker');
    this.#start('keeper');
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const alive = this.#running.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    await Promise.all(
      alive.map(({ child }) => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        return gone;
      }),
    );
  }

  #start(role: string): void {
    const child = spawn(process.execPath, [this.#script, role, this.#place], {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    const running = { role, child };
    this.#running.push(running);
    child.once('exit', (_, signal) => {
      this.#running = this.#running.filter((other) => other !== running);
      if (this.#isStopped) return;
      if (signal === 'SIGKILL') this.kills += 1;
      else this.faults += 1;
      this.#start(role);
    });
  }
}
