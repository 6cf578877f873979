import { beforeEach, describe, expect, it } from 'vitest';
import { asItemId, asSessionId } from '../../../core/model/session.ts';
import { backOffSeconds } from '../../../core/session/backOff.ts';
import { findStuck } from '../../../core/session/findStuck.ts';
import { forceEnd } from '../../../core/session/forceEnd.ts';
import { openSession } from '../../../core/session/openSession.ts';
import { publishOutbox } from '../../../core/session/publishOutbox.ts';
import { redrive } from '../../../core/session/redrive.ts';
import { readEnded, readStuck } from '../../../core/session/sessionEvents.ts';
import { workItem } from '../../../core/session/workItem.ts';
import { type SessionWorld, sessionWorld } from './sessionWorld.ts';

const id = asSessionId('s');
const manifest = {
  id,
  kind: 'run',
  lane: 'main',
  items: ['a', 'b', 'c'].map((name) => ({ id: asItemId(name), work: '{}' })),
} as const;
const person = { by: 'Ana', reason: 'The sender withdrew it.' };

describe('looking after a session', () => {
  let world: SessionWorld;
  beforeEach(async () => {
    world = sessionWorld();
    await openSession(world, manifest);
    world.sent.length = 0;
  });
  const work = (name: string, outcome: 'done' | 'failed' = 'done') =>
    workItem(world, { sessionId: id, itemId: asItemId(name) }, async () => ({
      outcome,
      result: null,
      errorCode: null,
    }));

  it('goes on with opening a session where it was left, and sends only what is not done', async () => {
    await work('a');
    await openSession(world, manifest);
    expect(world.sent.map(({ message }) => JSON.parse(message.body).itemId)).toEqual(['b', 'c']);
  });

  it('ends a session without items at once', async () => {
    const empty = asSessionId('empty');
    await openSession(world, { ...manifest, id: empty, items: [] });
    expect((await world.store.get(empty))?.status).toBe('complete');
  });

  it('refuses work that is too large for the tables, and items that are there twice', async () => {
    const large = { id: asItemId('x'), work: 'é'.repeat(4097) };
    const other = { ...manifest, id: asSessionId('other') };
    await expect(openSession(world, { ...other, items: [large] })).rejects.toThrow('small document');
    const twice = [...manifest.items, ...manifest.items];
    await expect(openSession(world, { ...other, items: twice })).rejects.toThrow('once');
  });

  it('reminds twice of what is idle, then tells a person, once', async () => {
    expect(await findStuck(world)).toMatchObject({ reminded: 0 });
    world.pass(11);
    await work('a');
    expect(await findStuck(world)).toMatchObject({ reminded: 0 });
    world.pass(11);
    expect(await findStuck(world)).toMatchObject({ reminded: 2, alerted: 0 });
    expect(await findStuck(world)).toMatchObject({ reminded: 0, alerted: 0 });
    world.pass(11);
    expect(await findStuck(world)).toMatchObject({ reminded: 2, alerted: 0 });
    world.pass(11);
    expect(await findStuck(world)).toMatchObject({ reminded: 0, alerted: 1 });
    world.pass(11);
    expect(await findStuck(world)).toMatchObject({ reminded: 0, alerted: 0 });
    const [event] = await world.store.untold(9);
    expect(event?.id).toBe('s#stuck#1');
    expect(event && readStuck(event)).toMatchObject({ total: 3, missing: 2 });
  });

  it('sends again, on request, what nobody is at work on', async () => {
    await work('a');
    expect(await redrive(world, id)).toEqual({ epoch: 1, sent: 2 });
  });

  it('sends through again what failed, in a new epoch that ends with an event of its own', async () => {
    await work('a');
    await work('b', 'failed');
    await work('c');
    expect(await redrive(world, id)).toEqual({ epoch: 2, sent: 1 });
    await work('b');
    const events = (await world.store.untold(9)).map(readEnded);
    expect(events).toMatchObject([
      { epoch: 1, done: 2, failed: 1, supersedes: null },
      { epoch: 2, done: 3, failed: 0, supersedes: 's#complete#1' },
    ]);
    expect(await redrive(world, id)).toEqual({ epoch: 2, sent: 0 });
  });

  it('opens what was ended by force again with all that was skipped', async () => {
    await work('a');
    await forceEnd(world, id, person);
    expect(await redrive(world, id)).toEqual({ epoch: 2, sent: 2 });
  });

  it('ends by force only with a reason, and only what there is and is laid out', async () => {
    await expect(forceEnd(world, id, { by: 'Ana', reason: '  because  ' })).rejects.toMatchObject({
      code: 'REASON_MISSING',
    });
    await expect(forceEnd(world, asSessionId('x'), person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(redrive(world, asSessionId('x'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const open = asSessionId('open');
    await world.store.begin({ id: open, kind: 'run', lane: 'main', at: '2025-01-01T00:00:00.000Z' });
    await expect(forceEnd(world, open, person)).rejects.toMatchObject({ code: 'NOT_READY' });
    await expect(redrive(world, open)).rejects.toMatchObject({ code: 'NOT_READY' });
    expect(await forceEnd(world, id, person)).toBe('forced');
  });

  it('tells events in order; one that fails comes again and holds up no other', async () => {
    await forceEnd(world, id, person);
    await world.store.tell({ id: 'm', kind: 'mappingApproved', at: '2025-01-01T00:00:00.000Z', body: '{}' });
    const told: string[] = [];
    const follow = async (event: { readonly id: string }) => {
      if (told.length === 0 && event.id === 's#complete#1') {
        told.push('failed');
        throw new Error('no connection');
      }
      told.push(event.id);
    };
    expect(await publishOutbox(world, [follow])).toEqual({ told: 1, failed: 1 });
    expect(await publishOutbox(world, [follow])).toEqual({ told: 1, failed: 0 });
    expect(await publishOutbox(world, [follow])).toEqual({ told: 0, failed: 0 });
    expect(told).toEqual(['failed', 'm', 's#complete#1']);
  });

  it('waits twice as long after each attempt, up to a quarter of an hour, and never the same', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map((attempt) => backOffSeconds(attempt, 0.999))).toEqual([
      30, 60, 120, 240, 480, 900, 900,
    ]);
    expect(backOffSeconds(5, 0)).toBe(1);
  });
});
