import { AppError } from '../../../core/model/errors.ts';
import { asItemId, asSessionId, type SessionItem } from '../../../core/model/session.ts';
import type { Hold, SessionStore } from '../../../core/ports/sessions.ts';
import { deadLetter } from '../../../core/session/deadLetter.ts';
import { findStuck } from '../../../core/session/findStuck.ts';
import { forceEnd } from '../../../core/session/forceEnd.ts';
import type { ItemRef } from '../../../core/session/itemMessage.ts';
import { openSession } from '../../../core/session/openSession.ts';
import { publishOutbox } from '../../../core/session/publishOutbox.ts';
import { redrive } from '../../../core/session/redrive.ts';
import type { SessionDeps } from '../../../core/session/sessionDeps.ts';
import { type WorkEnd, workItem } from '../../../core/session/workItem.ts';
import { memorySessions, type StoreFault, storeFaults } from './memorySessions.ts';
import { type Actor, randomOf, Schedule } from './schedule.ts';
import { SessionChecks } from './sessionChecks.ts';
import { holdMs, SimulatedQueue } from './simulatedQueue.ts';

const faultsOfUse = [
  'reminds of nothing',
  'nobody looks for stuck sessions',
  'dead letters by receives',
  'dead letters without an attempt',
  'marks before it tells',
] as const;

/** What the protocol may get wrong; each is planted to see that it is noticed. */
export const protocolFaults = [...storeFaults, ...faultsOfUse] as const;
export type ProtocolFault = (typeof protocolFaults)[number];

/** How a schedule went. */
export interface Outcome {
  /** The first thing that did not hold; `undefined` where all held. */
  readonly violation: string | undefined;
  readonly steps: number;
  readonly endings: readonly string[];
}

/** How an item behaves: `poison` kills whoever works on it, `stillborn` whoever is given its message, before it is taken. */
const drawnNatures = [
  'fine',
  'fine',
  'fine',
  'fine',
  'flaky',
  'broken',
  'bug',
  'poison',
  'stillborn',
] as const;
type Nature = (typeof drawnNatures)[number];

const sessionId = asSessionId('s');
const person = { by: 'Ana', reason: 'The sender withdrew the file.' };
/** Steps with trouble, before all goes well again. */
const troubledSteps = 220;
/**
 * Times that as long as messages are hidden passes without trouble before a session counts as hanging: a stillborn item
 * needs eight of them for each of its five attempts.
 */
const calmRounds = 60;

/** Runs one schedule from its seed: trouble for a session of one to six items, then calm until it has ended and is told. */
export async function simulateSession(seed: number, fault?: ProtocolFault): Promise<Outcome> {
  return new Simulation(seed, fault).run();
}

class Simulation {
  readonly #random: () => number;
  readonly #schedule: Schedule;
  readonly #queue: SimulatedQueue;
  readonly #store;
  readonly #checks: SessionChecks;
  readonly #fault: ProtocolFault | undefined;
  readonly #natures: readonly Nature[];
  readonly #told = new Map<string, number>();
  #nowMs = Date.UTC(2025, 0, 1);
  #ids = 0;
  #steps = 0;
  readonly #busy = new Set<Actor>();
  #redrives = 0;
  #wantsForce: boolean;
  #broken: string | undefined;

  constructor(seed: number, fault: ProtocolFault | undefined) {
    this.#random = randomOf(seed);
    this.#fault = fault;
    this.#schedule = new Schedule(this.#random);
    this.#queue = new SimulatedQueue(this.#random, () => this.#nowMs);
    this.#store = memorySessions(isStoreFault(fault) ? fault : undefined, this.#schedule.pause);
    this.#checks = new SessionChecks(this.#store);
    const draw = (): Nature => drawnNatures[this.#below(drawnNatures.length)] ?? 'fine';
    this.#natures = Array.from({ length: 1 + this.#below(6) }, draw);
    this.#wantsForce = this.#random() < 0.4;
  }

  async run(): Promise<Outcome> {
    this.#schedule.troubles = { crash: 0.02, lost: 0.03 };
    this.#queue.troubles = { doubled: 0.1, dropped: 0.03 };
    this.#plan();
    while (this.#steps < troubledSteps && this.#broken === undefined) {
      if (this.#schedule.isQuiet || (this.#atWork() < 6 && this.#random() < 0.3)) this.#startTask();
      await this.#step();
      this.#pass(this.#random() < 0.04 ? 60_000 + this.#below(700_000) : this.#below(4_000));
    }
    this.#schedule.troubles = { crash: 0, lost: 0 };
    this.#queue.troubles = { doubled: 0, dropped: 0 };
    for (let round = 0; !this.#isOver() && this.#broken === undefined; round++) {
      if (round === calmRounds) this.#broken = 'the session hangs';
      await this.#calmRound();
    }
    const endings = this.#store.events.map(({ id, body }) => `${id} ${body}`);
    return { violation: this.#broken, steps: this.#steps, endings };
  }

  /** Lets all that can be done be done, then lets a good ten minutes pass. */
  async #calmRound(): Promise<void> {
    if (this.#store.kept.get(sessionId)?.session.total == null) this.#plan();
    for (let at = 0; at < 400 && this.#broken === undefined; at++) {
      if (this.#schedule.isQuiet && !this.#work()) break;
      await this.#step();
    }
    this.#look();
    this.#publish();
    while (!this.#schedule.isQuiet && this.#broken === undefined) await this.#step();
    const hasAlert = this.#store.events.some(({ kind }) => kind === 'sessionStuck');
    if (hasAlert && this.#store.kept.get(sessionId)?.session.status === 'sealed') this.#redrive();
    while (!this.#schedule.isQuiet && this.#broken === undefined) await this.#step();
    this.#pass(holdMs + 10_000);
  }

  #isOver(): boolean {
    const status = this.#store.kept.get(sessionId)?.session.status;
    const isEnded = status === 'complete' || status === 'forced';
    return isEnded && this.#store.events.every(({ id }) => this.#told.has(id));
  }

  async #step(): Promise<void> {
    this.#steps += 1;
    await this.#schedule.step();
    this.#broken ??= this.#checks.violation();
  }

  #startTask(): void {
    const status = this.#store.kept.get(sessionId)?.session.status;
    const drawn = this.#random();
    if (status === undefined || status === 'open' || drawn < 0.02) this.#plan();
    else if (drawn < 0.08) this.#look();
    else if (drawn < 0.14) this.#publish();
    else if (drawn < 0.18 && this.#wantsForce) this.#force();
    else if (drawn < 0.18 && (status === 'complete' || status === 'forced') && this.#redrives < 2)
      this.#redrive();
    else if (!this.#work()) this.#pass(this.#below(120_000));
  }

  #plan(): void {
    const { deps, actor } = this.#deps('planner');
    const items = this.#natures.map((nature, place) => ({ id: asItemId(`i${place}`), work: nature }));
    this.#run(actor, () => openSession(deps, { id: sessionId, kind: 'run', lane: 'main', items }));
  }

  #look(): void {
    if (this.#fault === 'nobody looks for stuck sessions') return;
    const { deps, actor } = this.#deps('detector');
    this.#run(actor, () => findStuck(deps));
  }

  #publish(): void {
    const { deps, actor } = this.#deps('publisher');
    const tell = (id: string): Promise<void> =>
      this.#schedule.enter(actor, async () => {
        this.#told.set(id, (this.#told.get(id) ?? 0) + 1);
      });
    if (this.#fault !== 'marks before it tells') {
      this.#run(actor, () => publishOutbox(deps, [({ id }) => tell(id)]));
      return;
    }
    this.#run(actor, async () => {
      for (const { id, at } of await deps.store.untold(10)) {
        await deps.store.markTold(id, at);
        await tell(id);
      }
    });
  }

  #force(): void {
    this.#wantsForce = this.#random() < 0.3;
    const { deps, actor } = this.#deps('person');
    this.#run(actor, () => forceEnd(deps, sessionId, person));
  }

  #redrive(): void {
    this.#redrives += 1;
    const { deps, actor } = this.#deps('person');
    this.#run(actor, () => redrive(deps, sessionId));
  }

  /** Gives a message to somebody. @returns whether there was one */
  #work(): boolean {
    const dead = this.#queue.take('deadMain');
    const message = dead ?? this.#queue.take('main');
    if (message === undefined) return false;
    const queue = dead === undefined ? 'main' : 'deadMain';
    const { deps, actor } = this.#deps('worker');
    const ref = JSON.parse(message.body) as ItemRef;
    // Its message stays hidden for a while, and nothing else happens.
    if (queue === 'main' && this.#natures[Number(ref.itemId.slice(1))] === 'stillborn') return true;
    const remove = () => this.#schedule.enter(actor, async () => this.#queue.remove(queue, message.id));
    this.#run(actor, async () => {
      if (queue === 'deadMain') {
        if (this.#fault === 'dead letters by receives') await this.#failAtOnce(deps, ref);
        else if (this.#fault === 'dead letters without an attempt')
          await deps.queues.send('main', [{ body: message.body }]);
        else await deadLetter(deps, ref, message.body);
        await remove();
        return;
      }
      const end = await workItem(deps, ref, (item, hold) => this.#doWork(actor, item, hold));
      if (end.kind === 'remove') await remove();
      else
        await this.#schedule.enter(actor, async () => this.#queue.hold('main', message.id, end.afterSeconds));
    });
    return true;
  }

  async #doWork(actor: Actor, item: SessionItem, hold: Hold): Promise<WorkEnd> {
    const nature = item.work as Nature;
    const key = `work/${item.id}/${hold.token}`;
    await this.#schedule.enter(actor, async () => {
      if (nature === 'poison') actor.dead = true;
      this.#checks.written.add(key);
    });
    if (nature === 'poison') return new Promise<WorkEnd>(() => undefined);
    if (nature === 'broken') throw new AppError('SOURCE_DAMAGED', 'It is damaged.');
    if (nature === 'bug') throw new TypeError('x is undefined');
    if (nature === 'flaky' && this.#random() < 0.5) throw new AppError('LIMIT_TIME', 'It took too long.');
    return { outcome: 'done', result: { key, sha256: 'ab' }, errorCode: null };
  }

  async #failAtOnce({ store }: SessionDeps, ref: ItemRef): Promise<void> {
    const token = String(this.#ids++);
    const at = new Date(this.#nowMs).toISOString();
    const answer = await store.claim({ ...ref, token, now: at, until: at });
    if (answer.kind !== 'claimed') return;
    const hold = { ...ref, token, epoch: answer.item.epoch };
    await store.commit(hold, { outcome: 'failed', result: null, errorCode: 'WORK_GIVEN_UP', at });
  }

  /** What an actor sees of the world, each call a step. */
  #deps(name: string): { readonly deps: SessionDeps; readonly actor: Actor } {
    const skewMs = this.#below(600_001) - 300_000;
    const actor: Actor = { name, skewMs, dead: false };
    const enter = <T>(work: () => Promise<T>): Promise<T> => this.#schedule.enter(actor, work);
    let idle = 0;
    let sent = 0;
    const store = stepped<SessionStore>(this.#store, enter);
    const queues = this.#queue.asPort();
    const deps: SessionDeps = {
      store: {
        ...store,
        claim: (request) =>
          enter(async () => {
            const answer = await this.#store.claim(request);
            if (answer.kind === 'claimed') this.#checks.noteBegun(answer.item.id, answer.item.epoch);
            return answer;
          }),
        idle: async (...asked) => {
          const items = await store.idle(...asked);
          idle = items.length;
          sent = 0;
          return items;
        },
        noteRound: (...noted) =>
          enter(async () => {
            if (sent < idle) this.#broken ??= `a round is noted, but ${sent} of ${idle} were called to mind`;
            await this.#store.noteRound(...noted);
          }),
        markTold: (id, at) =>
          enter(async () => {
            if (!this.#told.has(id)) this.#broken ??= 'an event is marked as told that nobody was told';
            await this.#store.markTold(id, at);
          }),
      },
      queues: {
        ...queues,
        send: (queue, messages) =>
          enter(async () => {
            if (name === 'detector' && this.#fault === 'reminds of nothing') return;
            sent += messages.length;
            await queues.send(queue, messages);
          }),
      },
      clock: { now: () => this.#nowMs + skewMs },
      ids: { next: () => String(this.#ids++) },
      digest: (text) => `digest of ${text}`,
      log: { info: () => undefined, error: () => undefined },
      chance: this.#random,
    };
    return { deps, actor };
  }

  #run(actor: Actor, task: () => Promise<unknown>): void {
    this.#busy.add(actor);
    task().then(
      () => this.#busy.delete(actor),
      (error: unknown) => {
        this.#busy.delete(actor);
        // A bug in the protocol, such as an invariant of its own that does not hold.
        if (!(error instanceof AppError)) this.#broken ??= String(error);
      },
    );
  }

  /** Tasks under way; those whose actor has died are no more. */
  #atWork(): number {
    for (const actor of this.#busy) if (actor.dead) this.#busy.delete(actor);
    return this.#busy.size;
  }

  #pass(ms: number): void {
    this.#nowMs += ms;
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }
}

/** Every method of a port as a step. */
function stepped<Port extends object>(port: Port, enter: <T>(work: () => Promise<T>) => Promise<T>): Port {
  const methods = Object.entries(port).filter(([, method]) => typeof method === 'function');
  return Object.fromEntries(
    methods.map(([name, method]) => [name, (...given: unknown[]) => enter(() => method(...given))]),
  ) as Port;
}

function isStoreFault(fault: ProtocolFault | undefined): fault is StoreFault {
  return storeFaults.some((known) => known === fault);
}
