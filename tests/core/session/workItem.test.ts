import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import { asItemId, asSessionId } from '../../../core/model/session.ts';
import { deadLetter } from '../../../core/session/deadLetter.ts';
import { forceEnd } from '../../../core/session/forceEnd.ts';
import { openSession } from '../../../core/session/openSession.ts';
import { type WorkEnd, workItem } from '../../../core/session/workItem.ts';
import { type SessionWorld, sessionWorld } from './sessionWorld.ts';

const id = asSessionId('s');
const ref = { sessionId: id, itemId: asItemId('a') };
const done: WorkEnd = { outcome: 'done', result: { key: 'k', sha256: 'ab' }, errorCode: null };

describe('working an item', () => {
  let world: SessionWorld;
  beforeEach(async () => {
    world = sessionWorld();
    await openSession(world, {
      id,
      kind: 'run',
      lane: 'test',
      items: [
        { id: asItemId('a'), work: '{}' },
        { id: asItemId('b'), work: '{}' },
      ],
    });
  });
  const fail = (error: Error) => async () => {
    throw error;
  };
  const statusOf = async () => (await world.store.get(id))?.status;

  it('sends a message for each item to the queue of the lane', () => {
    expect(world.sent).toEqual([
      { queue: 'test', message: { body: '{"kind":"part","sessionId":"s","itemId":"a"}' } },
      { queue: 'test', message: { body: '{"kind":"part","sessionId":"s","itemId":"b"}' } },
    ]);
  });

  it('ends the session with its last item, and does nothing for a second message', async () => {
    expect(await workItem(world, ref, async () => done)).toEqual({ kind: 'remove' });
    expect(await statusOf()).toBe('sealed');
    await workItem(world, { ...ref, itemId: asItemId('b') }, async () => done);
    expect(await statusOf()).toBe('complete');
    expect(await workItem(world, ref, fail(new Error('worked twice')))).toEqual({ kind: 'remove' });
  });

  it('ends the session when whoever counted the last item died before', async () => {
    for (const itemId of ['a', 'b'].map(asItemId)) {
      const at = new Date(world.clock.now()).toISOString();
      const hold = { sessionId: id, itemId, token: 't', epoch: 1 };
      await world.store.claim({ ...hold, now: at, until: at });
      await world.store.commit(hold, { ...done, at });
    }
    expect(await statusOf()).toBe('sealed');
    await workItem(world, ref, async () => done);
    expect(await statusOf()).toBe('complete');
  });

  it('counts as failed at once what trying again cannot help', async () => {
    const error = new AppError('SOURCE_DAMAGED', 'It is damaged.');
    expect(await workItem(world, ref, fail(error))).toEqual({ kind: 'remove' });
    expect(await world.store.item(id, ref.itemId)).toMatchObject({
      state: 'failed',
      errorCode: 'SOURCE_DAMAGED',
    });
  });

  it('gives back what may go well next time, later each time, and gives it up after five attempts', async () => {
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      const end = await workItem(world, ref, fail(new AppError('LIMIT_TIME', 'Too long.')));
      if (end.kind === 'again') waits.push(end.afterSeconds);
      expect((await world.store.item(id, ref.itemId))?.state).toBe('pending');
    }
    expect(waits).toEqual([16, 31, 61, 121]);
    await workItem(world, ref, fail(new AppError('LIMIT_TIME', 'Too long.')));
    expect(await world.store.item(id, ref.itemId)).toMatchObject({
      state: 'failed',
      errorCode: 'LIMIT_TIME',
      attempt: 5,
    });
  });

  it('leaves an item alone whose five workers died, instead of being the sixth', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      void workItem(world, ref, () => new Promise(() => undefined));
      await Promise.resolve();
      world.pass(3);
    }
    await workItem(world, ref, fail(new Error('worked a sixth time')));
    expect(await world.store.item(id, ref.itemId)).toMatchObject({ errorCode: 'WORK_GIVEN_UP' });
  });

  it('waits until whoever is at work on it should be done', async () => {
    void workItem(world, ref, () => new Promise(() => undefined));
    await Promise.resolve();
    expect(await workItem(world, ref, async () => done)).toEqual({ kind: 'again', afterSeconds: 156 });
  });

  it('keeps a result that comes after the session was ended by force', async () => {
    const person = { by: 'Ana', reason: 'Withdrawn by the sender' };
    await workItem(world, ref, async () => {
      await forceEnd(world, id, person);
      return done;
    });
    expect((await world.store.get(id))?.counts).toMatchObject({ done: 0, late: 1 });
  });

  it('decides on dead letters by the attempts of the item, not by how often its message came', async () => {
    world.sent.length = 0;
    expect(await deadLetter(world, ref, '{}')).toBe('again');
    expect(world.sent).toMatchObject([{ queue: 'test', message: { delaySeconds: 16 } }]);
    for (let attempt = 2; attempt <= 5; attempt++) {
      void workItem(world, ref, () => new Promise(() => undefined));
      await Promise.resolve();
      world.pass(3);
    }
    expect(await deadLetter(world, ref, '{}')).toBe('failed');
    expect(await deadLetter(world, ref, '{}')).toBe('counted');
    expect(await deadLetter(world, { ...ref, itemId: asItemId('x') }, '{}')).toBe('unknown');
    await workItem(world, { ...ref, itemId: asItemId('b') }, async () => done);
    expect(await statusOf()).toBe('complete');
  });

  it('gives an item up whose workers die before they take it, at its fifth dead letter', async () => {
    for (let pass = 1; pass <= 4; pass++) {
      expect(await deadLetter(world, ref, '{}')).toBe('again');
      // Given back, so that the next worker may begin at once.
      expect(await world.store.item(id, ref.itemId)).toMatchObject({ state: 'pending', attempt: pass });
    }
    expect(await deadLetter(world, ref, '{}')).toBe('failed');
    expect(await world.store.item(id, ref.itemId)).toMatchObject({
      state: 'failed',
      errorCode: 'WORK_GIVEN_UP',
    });
  });

  it('leaves an item with whoever is at work on it, whatever its dead letters say', async () => {
    void workItem(world, ref, () => new Promise(() => undefined));
    await Promise.resolve();
    expect(await deadLetter(world, ref, '{}')).toBe('again');
    expect(await world.store.item(id, ref.itemId)).toMatchObject({ state: 'claimed', attempt: 1 });
  });
});
